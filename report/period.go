package report

import (
	"time"

	"github.com/slareport/slareport/report/tzdata"
)

// Days are the first and the last local day of a period, as 2006-01-02.
func (p *Period) Days() (from, to string) {
	zone, err := tzdata.Load(p.Timezone)
	if err != nil {
		zone = time.UTC
	}
	day := func(stamp string, before time.Duration) string {
		t, err := time.Parse(time.RFC3339Nano, stamp)
		if err != nil {
			return ""
		}
		return t.Add(-before).In(zone).Format(time.DateOnly)
	}
	return day(p.From, 0), day(p.To, time.Microsecond)
}
