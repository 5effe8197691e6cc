package workbook

import (
	"strconv"

	"github.com/slareport/slareport/loaders/cell"
)

// readStyles gives for every cell style what kind its number format makes of a number, and how it shows a whole one.
func readStyles(p *parts, part string) ([]cell.Kind, []*cell.Mask, error) {
	custom, shown := map[int]cell.Kind{}, map[int]*cell.Mask{}
	var ids []int
	within := 0 // depth of cellXfs while in it
	err := p.each(part, func(x *xml) error {
		switch string(x.name) {
		case "numFmt":
			v, err := x.all("numFmtId", "formatCode")
			if err != nil {
				return err
			}
			if id, err := strconv.Atoi(v[0]); err == nil {
				if custom[id] = formatKind(v[1]); custom[id] == cell.Number {
					shown[id] = cell.NewMask(v[1])
				}
			}
		case "cellXfs":
			within = x.depth()
		case "cellStyleXfs", "cellStyles", "dxfs":
			within = 0
		case "xf":
			if within == 0 || x.depth() != within+1 {
				return nil
			}
			v, err := x.attr("numFmtId")
			if err != nil {
				return err
			}
			id, _ := strconv.Atoi(v) // none is 0, general
			ids = append(ids, id)
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	kinds, masks := make([]cell.Kind, len(ids)), make([]*cell.Mask, len(ids))
	for i, id := range ids {
		kind, ok := custom[id]
		if !ok {
			kind = builtin(id)
		}
		kinds[i], masks[i] = kind, shown[id]
	}
	if len(kinds) == 0 {
		return []cell.Kind{cell.Number}, []*cell.Mask{nil}, nil // cells without a style have the first one
	}
	return kinds, masks, nil
}
