package series

import (
	"fmt"
	"strings"
	"testing"
)

// Files of one step are a series, whatever form their dates have; the others are not.
//
// Decides: series-of-files.
func TestWhichFilesAreASeries(t *testing.T) {
	for _, c := range []struct{ names, want string }{
		{"a-2026-07.csv a-2026-09.csv a-2026-10.csv",
			"a-2026-07.csv…a-2026-10.csv until 2026-11-01, missing a-2026-08.csv 2026-08-01 2026-09-01"},
		{"a-2026-09.csv a-2026-10.csv", "a-2026-09.csv…a-2026-10.csv until 2026-11-01"},
		{"a-2026-08.csv a-2026-10.csv", ""},
		{"a-2026-10.csv", ""},
		{"a202611.csv a202612.csv a202702.csv",
			"a202611.csv…a202702.csv until 2027-03-01, missing a202701.csv 2027-01-01 2027-02-01"},
		{"a_2026_01_x.csv a_2026_02_x.csv a_2026_05_x.csv",
			"a_2026_01_x.csv…a_2026_05_x.csv until 2026-06-01, missing a_2026_03_x.csv…a_2026_04_x.csv 2026-03-01 2026-05-01"},
		{"a-2026-01.csv a-2026-03.csv a-2026-05.csv", ""}, // every other month
		{"a-2026-01.csv b-2026-02.csv c-2026-03.csv", ""}, // other text around
		{"2026/09/a.csv 2026/10/a.csv", "2026/09/a.csv…2026/10/a.csv until 2026-11-01"},
		{"a-09-2026.csv a-10-2026.csv", "a-09-2026.csv…a-10-2026.csv until 2026-11-01"},
		{"a-2026-Q1.csv a-2026-Q2.csv a-2026-Q4.csv",
			"a-2026-Q1.csv…a-2026-Q4.csv until 2027-01-01, missing a-2026-Q3.csv 2026-07-01 2026-10-01"},
		{"a-2026q3.csv a-2026q4.csv", ""},
		{"a-2026-W40.csv a-2026-W41.csv a-2026-W43.csv",
			"a-2026-W40.csv…a-2026-W43.csv until 2026-10-26, missing a-2026-W42.csv 2026-10-12 2026-10-19"},
		{"a-2026KW52.csv a-2026KW53.csv a-2027KW02.csv",
			"a-2026KW52.csv…a-2027KW02.csv until 2027-01-18, missing a-2027KW01.csv 2027-01-04 2027-01-11"},
		{"a-2026-W40.csv a-2026-W41.csv", ""},
		{"a-2025-W51.csv a-2025-W52.csv a-2025-W53.csv", ""}, // 2025 has 52 weeks
		{"a-2025.csv a-2026.csv", ""},                        // two years
		{"a-2023.csv a-2024.csv a-2026.csv",
			"a-2023.csv…a-2026.csv until 2027-01-01, missing a-2025.csv 2025-01-01 2026-01-01"},
		{"a-2025.csv a-2026-h1.csv a-2026-h2.csv", ""},
		{"a-2026-09-29.csv a-2026-09-30.csv a-2026-10-02.csv",
			"a-2026-09-29.csv…a-2026-10-02.csv until 2026-10-03, missing a-2026-10-01.csv 2026-10-01 2026-10-02"},
		{"a-2026-09-29.csv a-2026-09-30.csv", ""},
		{"a-30.09.2026.csv a-01.10.2026.csv a-02.10.2026.csv", "a-30.09.2026.csv…a-02.10.2026.csv until 2026-10-03"},
		// Thursday, Friday, Monday
		{"a-2026-10-01.csv a-2026-10-02.csv a-2026-10-05.csv", "a-2026-10-01.csv…a-2026-10-05.csv until 2026-10-06"},
		{"a-2026-10-03.csv a-2026-10-04.csv a-2026-10-06.csv",
			"a-2026-10-03.csv…a-2026-10-06.csv until 2026-10-07, missing a-2026-10-05.csv 2026-10-05 2026-10-06"},
		{"a-20261001.csv a-20261008.csv a-20261015.csv", ""},                                        // weekly
		{"a-2026-09-01.csv a-2026-10-01.csv a-2026-11-01.csv", ""},                                  // exports of every month
		{"a-2026-09-01_2026-09-30.csv a-2026-10-01_2026-10-31.csv a-2026-11-01_2026-11-30.csv", ""}, // from and to
		// with the time of the export
		{"a-20261001-0601.csv a-20261002-0600.csv a-20261003-0602.csv", ""},
		{"a-2026-13.csv a-2026-14.csv a-2026-15.csv", ""},                                      // no months, and one year
		{"a-12026.csv a-12027.csv a-12028.csv", ""},                                            // other numbers
		{"a-1987.csv a-1988.csv a-1989.csv a-2100.csv a-2101.csv a-2102.csv", ""},              // no years
		{"a-202609.csv a-202610.csv b-2026.csv", "a-202609.csv…a-202610.csv until 2026-11-01"}, // others beside
		{"a-2026-02.csv a-2026-03.csv b-2026-02.csv b-2026-03.csv",
			"a-2026-02.csv…a-2026-03.csv until 2026-04-01; b-2026-02.csv…b-2026-03.csv until 2026-04-01"},
	} {
		var got []string
		for _, s := range Find(strings.Fields(c.names)) {
			last := s.Files[len(s.Files)-1]
			text := fmt.Sprintf("%s…%s until %s", s.Files[0].Name, last.Name, last.End)
			for _, h := range s.Missing {
				names := h.First.Name
				if h.Count > 1 {
					names += "…" + h.Last.Name
				}
				text += fmt.Sprintf(", missing %s %s %s", names, h.First.First, h.Last.End)
			}
			got = append(got, text)
		}
		if text := strings.Join(got, "; "); text != c.want {
			t.Errorf("%s: %q, want %q", c.names, text, c.want)
		}
	}
}
