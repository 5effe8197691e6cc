package workbook

import (
	"strconv"

	"github.com/slareport/slareport/loaders/cell"
)

// style is what the number format of a cell makes of a number.
type style struct {
	kind   cell.Kind
	format *cell.Format // nil where it says no more than the kind
	mask   *cell.Mask   // how a whole number is shown; nil: by its digits
}

// plainStyle is that of cells without one.
var plainStyle = style{kind: cell.Number}

// styleOf reads a format code.
func styleOf(code string) style {
	s := style{kind: formatKind(code)}
	switch s.kind {
	case cell.Date:
		s = dayStyle(!showsTime(code))
	case cell.Number:
		s.mask = cell.NewMask(code)
		if unit := formatUnit(code); unit != "" {
			s.format = &cell.Format{Unit: unit}
		}
	}
	return s
}

func dayStyle(day bool) style {
	s := style{kind: cell.Date}
	if day {
		s.format = &cell.Format{Day: true}
	}
	return s
}

// readStyles gives for every cell style what its number format makes of a number.
func readStyles(p *parts, part string) ([]style, error) {
	custom := map[int]style{}
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
				custom[id] = styleOf(v[1])
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
	styles := make([]style, len(ids))
	for i, id := range ids {
		var ok bool
		if styles[i], ok = custom[id]; !ok {
			styles[i] = builtin(id)
		}
	}
	if len(styles) == 0 {
		styles = []style{plainStyle} // cells without a style have the first one
	}
	return styles, nil
}
