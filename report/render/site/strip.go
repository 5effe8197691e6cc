package site

import (
	"strconv"
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// spark is a line the size of a word, in a box of 100 by 24.
type spark struct {
	Label, Target, LastX, LastY string
	Lines                       []string
}

func sparkOf(x table.Cell, c *words.Catalogue) *spark {
	line := chart.Sparkline(x)
	s := &spark{Label: c.T("site.trend", x.Print(c))}
	at := func(d chart.Dot) (string, string) { return fixed(2 + 96*d.X), fixed(22 - 20*d.Y) }
	var run []string
	for _, d := range line.Dots {
		if !d.Known {
			s.Lines, run = append(s.Lines, strings.Join(run, " ")), nil
			continue
		}
		px, py := at(d)
		run = append(run, px+","+py)
		s.LastX, s.LastY = px, py
	}
	s.Lines = append(s.Lines, strings.Join(run, " "))
	if line.Aimed {
		s.Target = fixed(22 - 20*line.Target)
	}
	return s
}

func fixed(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }

// part is a length as a part of a whole, in percent.
func part(f float64) string { return strconv.FormatFloat(100*f, 'f', 2, 64) + "%" }

// strip is a bar of coloured parts; Mark is where what was allowed ends.
type strip struct {
	Heading     string // above the bar, "" for none
	Label, Mark string
	Parts       []stripPart
	Moments     []moment
}

type stripPart struct{ Party, X, Width, Text string }

// moment is a numbered mark of a bar.
type moment struct {
	Number    int
	At, Label string
}

// faultStrips say whose fault each loss of the period was.
func faultStrips(r *report.Report, c *words.Catalogue) (list []strip) {
	for _, l := range r.Losses {
		s := strip{Heading: l.Fault(c)}
		for _, p := range chart.Shares(l.Parties, c) {
			s.Parts = append(
				s.Parts, stripPart{Party: p.Party, X: part(p.From), Width: part(p.To - p.From), Text: p.Label + " " + p.Text},
			)
		}
		s.Label = described(c, s.Heading, s.Parts)
		if len(s.Parts) > 0 {
			list = append(list, s)
		}
	}
	return list
}

func clockStrip(m *report.Miss, c *words.Catalogue) strip {
	clock := chart.Counted(m)
	s := strip{Label: c.T("site.clock")}
	if clock.Allowed > 0 {
		s.Mark = part(clock.Allowed)
	}
	for _, p := range clock.Stretches {
		s.Parts = append(
			s.Parts,
			stripPart{
				Party: p.Party, X: part(p.From), Width: part(p.To - p.From),
				Text: strings.TrimSpace(table.PartyName(c, p.Party) + " " + p.Label),
			},
		)
	}
	return s
}

// storyStrip is the bar of an incident with its marks in their places.
func storyStrip(x *report.Incident, c *words.Catalogue) strip {
	const apart = 0.07 // so that two digits stand beside each other on a telephone
	s := strip{
		Label: c.T("site.story"),
		Parts: []stripPart{{Party: x.Party, X: part(0), Width: part(1), Text: table.PartyName(c, x.Party)}},
	}
	for _, m := range chart.Story(x, apart) {
		s.Moments = append(s.Moments, moment{Number: m.Number, At: part(inside(m.At)), Label: part(inside(m.Label))})
	}
	return s
}

// inside keeps a mark and its number whole at both ends of a bar.
func inside(at float64) float64 { return 0.012 + 0.976*at }

// described is a bar in words.
func described(c *words.Catalogue, of string, parts []stripPart) string {
	var list []string
	for _, p := range parts {
		list = append(list, p.Text)
	}
	return c.Label(of, strings.Join(list, ", "))
}
