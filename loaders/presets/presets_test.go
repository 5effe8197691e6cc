package presets

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/report/evidence"
)

// TestFieldsAreThoseOfTheRecords holds the table against the evidence types. Beside them there are only
// lengths and periods that give an instant where it is blank, and no positions.
//
// Decides: record-types.
func TestFieldsAreThoseOfTheRecords(t *testing.T) {
	derived := map[string][]string{
		Tickets: {"response_time", "resolution_time"}, Outages: {"duration"}, Tallies: {"period"},
		Samples: {"client", "service", "site", "provider"}, // of the series
	}
	for record, of := range map[string]any{
		Tickets: evidence.Ticket{}, TicketEvents: evidence.Event{}, Samples: evidence.Sample{}, Outages: evidence.Outage{},
		Claims: evidence.Claim{}, Surveys: evidence.Survey{}, Tallies: evidence.Tally{}, Obligations: evidence.Obligation{},
		CreditClaims: evidence.CreditClaim{},
	} {
		want := derived[record]
		for i := range reflect.TypeOf(of).NumField() {
			f := reflect.TypeOf(of).Field(i)
			if !slices.Contains([]string{"Pos", "Series", "Row", "Days", "Lost", "Latest", "Unclear"}, f.Name) {
				want = append(want, snake(f.Name))
			}
		}
		known, ok := RecordOf(record)
		if !ok {
			t.Fatalf("no record type %s", record)
		}
		var got []string
		for _, f := range known.Fields {
			got = append(got, f.Name)
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", record, got, want)
		}
	}
}

// snake writes FirstContact as first_contact and IDs as ids.
func snake(name string) string {
	switch name {
	case "ID", "IDs", "OK":
		return strings.ToLower(name)
	}
	return strings.ToLower(regexp.MustCompile(`([a-z])([A-Z])`).ReplaceAllString(name, "${1}_$2"))
}

func TestPresetsNameOnlyFieldsThereAre(t *testing.T) {
	for _, p := range All() {
		if p.Name == "" || p.Title == "" || p.Export == "" || !regexp.MustCompile(`^\d{4}-\d{2}$`).MatchString(p.Version) {
			t.Errorf("%s says too little", p.Name)
		}
		for _, m := range p.Mappings {
			record, ok := RecordOf(m.Record)
			if !ok {
				t.Fatalf("%s: no record type %s", p.Name, m.Record)
			}
			headers := m.Headers()
			for field := range headers {
				checkField(t, p.Name, record, field, "")
			}
			for field := range m.Set {
				checkField(t, p.Name, record, field, "")
			}
			for field := range m.Units {
				checkField(t, p.Name, record, field, Duration)
			}
			for field, values := range m.Values {
				checkField(t, p.Name, record, field, "")
				for from := range values {
					if from != strings.ToLower(from) {
						t.Errorf("%s: %s: the cell %q is not in lower case", p.Name, field, from)
					}
				}
			}
			for _, f := range record.Fields {
				if f.Required && len(headers[f.Name]) == 0 && m.Set[f.Name] == "" {
					t.Errorf("%s: %s need %s", p.Name, m.Record, f.Name)
				}
			}
		}
	}
}

func checkField(t *testing.T, preset string, record Record, name string, want Type) {
	t.Helper()
	f, ok := record.Field(name)
	if !ok || want != "" && f.Type != want {
		t.Errorf("%s: %s have no such field %s %s", preset, record.Name, want, name)
	}
}

// TestAHeaderStandsForOneField holds that no header is claimed by two fields of a record type, save where
// one column really gives two values.
func TestAHeaderStandsForOneField(t *testing.T) {
	for _, p := range All() {
		for _, m := range p.Mappings {
			owner := map[string]string{}
			for _, c := range m.Columns {
				for _, h := range c.Headers {
					key := strings.ToLower(h)
					if other := owner[key]; other != "" {
						t.Errorf("%s: %s: the header %q is both %s and %s", p.Name, m.Record, h, other, c.Field)
					}
					owner[key] = c.Field
				}
			}
		}
	}
}

func TestLookup(t *testing.T) {
	if p, ok := Lookup("jira"); !ok || p.Name != "jira" {
		t.Errorf("got %v %v", p, ok)
	}
	if _, ok := Lookup("Jira"); ok {
		t.Error("names are in lower case")
	}
	if !slices.IsSorted(Names()) {
		t.Errorf("not in order: %v", Names())
	}
	if _, ok := RecordOf("ticket"); ok {
		t.Error("ticket is no record type")
	}
	p, _ := Lookup("pagerduty")
	if !slices.Equal(p.Records(), []string{Tickets, Outages}) {
		t.Errorf("got %v", p.Records())
	}
	if _, ok := p.Mapping(Surveys); ok {
		t.Error("pagerduty has no surveys")
	}
}

// TestHeadersAreTheCallersOwn holds that completing a source does not change a preset.
func TestHeadersAreTheCallersOwn(t *testing.T) {
	p, _ := Lookup("generic")
	m, _ := p.Mapping(Tickets)
	m.Headers()["id"][0] = "x"
	if m.Headers()["id"][0] != "id" {
		t.Error("the preset changed")
	}
}
