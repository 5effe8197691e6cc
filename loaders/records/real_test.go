package records

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/slareport/slareport/report/timeline"
)

// shared copies a real export into a workspace, or skips the test where there is none.
func shared(t *testing.T, name string) folder {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "data", name))
	if err != nil {
		t.Skip("the real exports are not here")
	}
	return folder{"data/" + name: string(data)}
}

func TestCityRequestsLoadCompletely(t *testing.T) {
	e := shared(t, "city-requests-2018.csv").load(t, `
  - id: city
    files: data/city-requests-2018.csv
    records: tickets
    timezone: America/New_York
    columns: {id: case_enquiry_id, opened: open_dt, closed: closed_dt, due: sla_target_dt, state: case_status, category: type, cause: closure_reason, title: case_title, assignee: department, site: neighborhood, channel: source}
`)
	if len(e.Tickets) != 7872 {
		t.Fatalf("%d tickets\n%s", len(e.Tickets), findingsOf(e))
	}
	due, onTime := 0, 0
	for i := range e.Tickets {
		if r := &e.Tickets[i]; r.Due.Known() {
			due++
			if r.Closed.Known() && r.Closed <= r.Due {
				onTime++
			}
		}
	}
	if due != 4893 || onTime != 4209 {
		t.Errorf("%d with a target and %d on time, want 4893 and 4209", due, onTime)
	}
	if !e.Tickets[1].Cause.Empty() {
		t.Errorf("a closure reason of one space is %q, want blank", e.Tickets[1].Cause)
	}
	t.Log(findingsOf(e))
}

func TestStatusPageOutagesLoadCompletely(t *testing.T) {
	e := shared(t, "status-page-outages-2023-2024.csv").load(t, `
  - id: status
    files: data/*.csv
    records: outages
    columns: {id: incident_id, from: downtime_start, to: downtime_end, severity: impact}
    where: severity != "maintenance"
`)
	s := e.Sources[0]
	if s.Rows != 289 || s.Rejected != 0 || s.Loaded+s.Filtered+s.Duplicates != 289 {
		t.Errorf("%+v\n%s", s, findingsOf(e))
	}
	var down []timeline.Interval
	for _, o := range e.Outages {
		down = append(down, timeline.Interval{From: o.From, To: o.To})
	}
	august := timeline.Interval{From: instant(t, "2023-08-01T00:00:00Z"), To: instant(t, "2023-09-01T00:00:00Z")}
	if got := timeline.Union(down...).Clip(august).Length(); got != 1417*timeline.Minute {
		t.Errorf("August 2023 has %d minutes of outages, want 1417", got/timeline.Minute)
	}
	t.Log(findingsOf(e))
}

func TestWebProbesStreamCompletely(t *testing.T) {
	all, e := shared(t, "web-probes.csv").stream(t, `
  - id: probes
    files: data/web-probes.csv
    records: samples
    preset: upptime
`)
	if len(all) != 10530 {
		t.Errorf("%d samples, want 10530\n%s", len(all), findingsOf(e))
	}
	series := map[string]bool{}
	for _, s := range all {
		series[s.Service.String()] = true
	}
	if len(series) != 54 {
		t.Errorf("%d sites, want 54", len(series))
	}
	t.Log(findingsOf(e))
}
