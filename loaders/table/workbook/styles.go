package workbook

import (
	"strconv"

	"github.com/slareport/slareport/loaders/cell"
)

// plainFormat is that of cells without a style.
var plainFormat = cell.Format{Kind: cell.Number}

// formatOf reads a format code.
func formatOf(code string) cell.Format {
	f := cell.Format{Kind: formatKind(code)}
	switch f.Kind {
	case cell.Date:
		f.Day = !showsTime(code)
	case cell.Number:
		f.Mask, f.Unit = cell.NewMask(code), formatUnit(code)
	}
	return f
}

// readStyles gives for every cell style what its number format makes of a number.
func readStyles(p *parts, part string) ([]cell.Format, error) {
	custom := map[int]cell.Format{}
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
				custom[id] = formatOf(v[1])
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
		return nil, err
	}
	styles := make([]cell.Format, len(ids))
	for i, id := range ids {
		var ok bool
		if styles[i], ok = custom[id]; !ok {
			styles[i] = builtin(id)
		}
	}
	if len(styles) == 0 {
		styles = []cell.Format{plainFormat} // cells without a style have the first one
	}
	return styles, nil
}
