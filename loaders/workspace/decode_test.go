package workspace

import (
	"math/big"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/shopspring/decimal"

	"github.com/slareport/slareport/loaders/cell/times"
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/loaders/workspace/sources"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/calendar/regions"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// load reads a workspace of testdata in which nothing is wrong.
func load(t testing.TB, dir string) *Workspace {
	t.Helper()
	w, problems, err := Open(t.Context(), "testdata/"+dir)
	if err != nil || len(problems) > 0 {
		t.Fatalf("%s: %v %v", dir, problems, err)
	}
	return w
}

var exactly = cmp.Options{
	cmp.Comparer(func(a, b *big.Rat) bool { return a == b || a != nil && b != nil && a.Cmp(b) == 0 }),
	cmp.Comparer(func(a, b *time.Location) bool { return a == b || a != nil && b != nil && a.String() == b.String() }),
	cmp.Comparer(func(a, b calendar.Region) bool { return a.Code == b.Code }),
	cmpopts.EquateEmpty(),
}

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got, exactly, cmpopts.IgnoreTypes(agreement.Silent(""))); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func percentOf(n, of int64) *big.Rat { return big.NewRat(n, of) }

func since[T any](v T) []agreement.Dated[T] {
	return []agreement.Dated[T]{{From: timeline.NoInstant, Value: v}}
}

func allowed(key, match string, a targets.Allowance) targets.Within {
	return targets.Within{Key: key, Match: match, Allowances: since(a)}
}

func instant(text string) timeline.Instant {
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		panic(err)
	}
	return timeline.Of(at)
}

func TestSketchOfAgreementReadsAsWritten(t *testing.T) {
	w := load(t, "sketch")
	a := w.Agreements[0]
	berlin, _ := time.LoadLocation("Europe/Berlin")
	logo, _ := os.ReadFile("testdata/sketch/brand/logo.png")
	shift := func(from, to int) calendar.ClockInterval {
		return calendar.ClockInterval{From: from * 3600, To: to * 3600}
	}
	long := []calendar.ClockInterval{shift(8, 18)}
	percentTarget := func(n, of int64, text string) agreement.Target {
		return agreement.Target{Value: percentOf(n, of), Unit: "%", Text: text}
	}
	region, _ := regions.Lookup("DE-BE")
	year := decimal.RequireFromString("100000")
	want := agreement.Agreement{
		ID: "ACME-2026", Client: "Acme Retail", Aliases: []string{"ACME Retail GmbH", "acme"},
		Provider: "Meridian Managed Services", WeAre: agreement.WeAreProvider,
		Contacts: agreement.Contacts{
			AccountManager: "accounts@meridian.example", Client: []string{"it@acme.example"},
			Finance: []string{"ap@acme.example"},
		},
		From: instant("2025-12-31T23:00:00Z"), To: instant("2026-12-31T23:00:00Z"),
		Zone: berlin, Locale: "en-GB", Currency: "EUR", Period: agreement.PeriodRule{Kind: calendar.Month, StartDay: 1},
		Fees: []agreement.Fee{
			{Service: "wan", Amounts: since(decimal.RequireFromString("42000"))},
			{Service: "desk", Amounts: since(decimal.RequireFromString("18500"))},
		},
		Calendars: map[string][]calendar.Dated{"office": {{Spec: calendar.Spec{
			Name: "office", Zone: berlin, Regions: []calendar.Region{region},
			Hours: [7][]calendar.ClockInterval{1: long, 2: long, 3: long, 4: long, 5: {shift(8, 12), shift(13, 16)}},
		}}}},
		Fault: agreement.Fault{
			Excuses: []party.Party{party.Customer, party.ThirdParty, party.ForceMajeure, party.Maintenance},
			States:  map[string]party.Party{"pending customer": party.Customer, "awaiting vendor": party.ThirdParty},
			Causes:  map[string]party.Party{"customer change": party.Customer, "power grid": party.ForceMajeure},
			Claims: agreement.ClaimTerms{Approval: true, Reference: true, Within: 30 * timeline.Day,
				Announced: 5 * timeline.Day, Allowance: 8 * timeline.Hour},
			Undetermined: party.Provider, Precedence: agreement.DefaultPrecedence(),
		},
		Objectives: []agreement.Objective{
			{
				ID: "resolve", Name: "Incidents resolved on time", Service: "desk",
				Terms: &timeliness.Terms{Of: "tickets", From: "opened", To: "resolved", Calendar: "office",
					Within: []targets.Within{
						allowed("priority", "P1", targets.Allowance{Time: 4 * timeline.Hour, Text: "4h"}),
						allowed("priority", "P2", targets.Allowance{Time: 8 * timeline.Hour, Text: "8h"}),
						allowed("priority", "P3", targets.Allowance{WorkingDays: 3, Text: "3wd"}),
						allowed("priority", "P4", targets.Allowance{WorkingDays: 5, Text: "5wd"}),
					}, Priority: targets.Carry, Reopen: course.Resume},
				Targets: since(percentTarget(95, 1, "95%")), Minimum: since(percentTarget(90, 1, "90%")),
				Plan: agreement.Plan{Owner: "Service desk lead", Source: "incidents"}, MinimumVolume: 20,
				Credit: &agreement.Credit{Of: "desk", Bands: []agreement.Band{
					{Edge: percentOf(95, 1), Rate: percentOf(5, 1), Text: "below 95%"},
					{Edge: percentOf(90, 1), Rate: percentOf(12, 1), Text: "below 90%"},
				}},
			},
			{
				ID: "fcr", Name: "First call resolution", Service: "desk",
				Terms:   &share.Terms{Of: "tickets", Where: `channel == "phone"`, Good: "first_contact"},
				Targets: since(percentTarget(98, 1, "98%")),
			},
			{
				ID: "wan-loss", Name: "Packet delivery", Service: "wan",
				Terms:   &share.Terms{Of: "samples", Good: "received", All: "sent"},
				Targets: since(percentTarget(999, 10, "99.9%")),
			},
			{
				ID: "wan-latency", Name: "Round trip time, 95th percentile", Service: "wan",
				Terms: &statistic.Terms{
					Of: "samples", Value: "latency", Take: "percentile", Percent: percentOf(95, 1), Unit: "ms",
				},
				Targets: since(agreement.Target{AtMost: true, Value: percentOf(50, 1), Unit: "ms", Text: "at most 50 ms"}),
			},
			{
				ID: "wan-uptime", Name: "WAN availability", Service: "wan", Terms: &availability.Terms{Calendar: "always"},
				Targets: since(percentTarget(1999, 20, "99.95%")), Minimum: since(percentTarget(199, 2, "99.5%")),
				Credit: &agreement.Credit{Of: "wan", Bands: []agreement.Band{
					{Edge: percentOf(1999, 20), Rate: percentOf(5, 1), Text: "below 99.95%"},
					{Edge: percentOf(199, 2), Rate: percentOf(15, 1), Text: "below 99.5%"},
					{Edge: percentOf(98, 1), Rate: percentOf(30, 1), Text: "below 98%"},
				}},
			},
		},
		Credits: agreement.Credits{
			AtRisk: percentOf(12, 1), CapMonth: &agreement.Cap{Percent: percentOf(15, 1)},
			CapYear: &agreement.Cap{Amount: &year},
		},
		Major:    agreement.DefaultMajor(),
		Decimals: 2, Brand: agreement.Brand{Color: "#0b5f8a", Logo: logo, LogoFile: "brand/logo.png"},
		Place: agreement.Place{File: "agreements/acme.yaml", Line: 1, Column: 1},
	}
	for i, line := range []int{19, 31, 36, 41, 46} {
		o := &want.Objectives[i]
		o.CountsIn, o.Decimals, o.AllowedMisses, o.From = agreement.Decided, -1, -1, timeline.NoInstant
		o.Place = agreement.Place{File: "agreements/acme.yaml", Line: line, Column: 5}
	}
	same(t, "agreement", *a, want)
}

func TestSketchOfWorkspaceReadsAsWritten(t *testing.T) {
	w := load(t, "sketch")
	same(t, "provider, zone, locale", []string{w.Provider, w.Zone.String(), w.Locale},
		[]string{"Meridian Managed Services", "Europe/Berlin", "en-GB"})
	incidents, csat := w.Sources[0], w.Sources[1]
	tickets := incidents.Records[0]
	same(t, "own column replaces the preset's", tickets.Columns["cause"], []string{"Resolution code"})
	same(t, "columns of the preset", tickets.Columns["opened"],
		[]string{"opened_at", "Opened", "sys_created_on", "Created"})
	same(t, "where", tickets.Where, `category != "Request"`)
	tickets.Columns, tickets.Values = nil, nil
	incidents.Records = nil
	same(t, "incidents", incidents,
		sources.Spec{ID: "incidents", Files: []string{"data/incidents-*.csv"}, Preset: "servicenow",
			Place: agreement.Place{File: File, Line: 6, Column: 5}})
	same(t, "csat",
		[]any{csat.ID, csat.Files, csat.Sheet, csat.Records[0].Type, csat.Records[0].Columns["score"],
			csat.Records[0].Columns["ticket"]},
		[]any{"csat", []string{"data/csat.xlsx"}, "Responses", "surveys", []string{"How did we do?"}, []string{"Case no"}})
	same(t, "expressions", w.Expressions, []scope.Expression{
		{
			Record: "tickets", Use: "where", Text: `category != "Request"`,
			Place: agreement.Place{File: File, Line: 11, Column: 12},
		},
		{
			Record: "tickets", Use: "where", Text: `channel == "phone"`,
			Place: agreement.Place{File: "agreements/acme.yaml", Line: 34, Column: 33},
		},
		{
			Record: "tickets", Use: "good", Text: "first_contact",
			Place: agreement.Place{File: "agreements/acme.yaml", Line: 34, Column: 59},
		},
	})
}

// TestEveryFieldOfAnAgreementCanBeSet fails when a field is added that no key of an agreement sets.
func TestEveryFieldOfAnAgreementCanBeSet(t *testing.T) {
	set := map[string]bool{}
	for _, a := range load(t, "full").Agreements {
		seen(set, "Agreement", reflect.ValueOf(*a))
	}
	cells, _ := goodCells() // only what is in a workbook has a sheet
	seen(set, "Agreement", reflect.ValueOf(cells.Agreement))
	for path, is := range set {
		if !is {
			t.Errorf("nothing sets %s", path)
		}
	}
}

// seen notes which fields of the types of agreements and of kinds hold anything.
func seen(set map[string]bool, path string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			seen(set, path, v.Elem())
		}
	case reflect.Interface: // the terms of one of several kinds
		if !v.IsNil() {
			seen(set, "Terms."+strings.Trim(v.Elem().Type().String(), "*"), v.Elem())
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			seen(set, path, v.Index(i))
		}
	case reflect.Struct:
		if p := v.Type().PkgPath(); !strings.HasSuffix(p, "report/agreement") && !strings.Contains(p, "report/kinds/") {
			return
		}
		if one := v.Type().Name(); one == "Cap" || one == "Band" { // one shape reads them, wherever they stand
			path = one
		}
		for i := range v.NumField() {
			name := path + "." + v.Type().Field(i).Name
			set[name] = set[name] || !v.Field(i).IsZero()
			seen(set, name, v.Field(i))
		}
	}
}

func TestFullAgreementReadsAsWritten(t *testing.T) {
	w := load(t, "full")
	a := w.Agreements[0]
	ny, _ := time.LoadLocation("America/New_York")
	chicago, _ := time.LoadLocation("America/Chicago")
	july := instant("2026-07-01T04:00:00Z")
	january := instant("2026-01-01T05:00:00Z")
	same(t, "effective", []timeline.Instant{a.From, a.To}, []timeline.Instant{january, instant("2027-01-01T05:00:00Z")})
	same(t, "period", a.Period, agreement.PeriodRule{Kind: calendar.Month, StartDay: 15})
	same(t, "fees by date", a.Fees[:4], []agreement.Fee{
		{
			Service: "wan",
			Amounts: []agreement.Dated[decimal.Decimal]{{From: january, Value: decimal.RequireFromString("42000")},
				{From: july, Value: decimal.RequireFromString("43000")}},
		},
		{Service: "Desk", Amounts: since(decimal.RequireFromString("18500.5"))},
		{
			Service: "mail", Amounts: since(decimal.RequireFromString("12.5")),
			Users: []agreement.Dated[int64]{{From: january, Value: 340}, {From: july, Value: 352}},
		},
		{
			Service: "hosting",
			Invoices: map[string]decimal.Decimal{
				"2026-01": decimal.RequireFromString("4000"), "2026-02": decimal.RequireFromString("4180.5"),
			},
		},
	})
	us, _ := regions.Lookup("US")
	office := a.Calendars["office"]
	day := func(year, month, d int) calendar.Date {
		return calendar.Date{Year: year, Month: time.Month(month), Day: d}
	}
	same(t, "first version of the calendar", office[0], calendar.Dated{From: day(2026, 1, 1), Spec: calendar.Spec{
		Name: "office", Zone: chicago, Regions: []calendar.Region{us}, Hours: office[0].Hours,
		Holidays: []calendar.Holiday{{Date: day(2026, 12, 24), Name: "Christmas Eve"}, {Date: day(0, 12, 31), Name: "12-31"},
			{Date: day(2026, 7, 3), Name: "2026-07-03"}},
		Days: []calendar.Day{
			{Date: day(2026, 11, 27), Hours: []calendar.ClockInterval{{From: 9 * 3600, To: 12 * 3600}}},
			{
				Date: day(0, 12, 26), Hours: []calendar.ClockInterval{{From: 36000, To: 39600}, {From: 43200, To: 46800}},
				Name: "Stocktaking",
			},
			{Date: day(0, 12, 27)},
		},
	}})
	same(t, "second version of the calendar", []any{office[1].From, office[1].Zone, len(office[1].Hours[time.Friday])},
		[]any{day(2026, 7, 1), ny, 1})
	nights := a.Calendars["nights"][0].Hours
	same(t, "days over the weekend", []int{len(nights[6]), len(nights[0]), len(nights[1]), len(nights[2])},
		[]int{1, 1, 1, 0})
	same(t, "causes as written", a.Fault.Causes,
		map[string]party.Party{"power grid": party.ForceMajeure, "no": party.Customer, "010": party.ThirdParty})
	same(t, "states without case", a.Fault.States["pending customer"], party.Customer)
	same(t, "precedence completed", a.Fault.Precedence,
		[]agreement.Proof{"state", "claim", "obligation", "cause", "upstream"})
	same(t, "dependency", a.Fault.Dependencies,
		[]agreement.Dependency{{Service: "desk", On: "power", Party: party.ThirdParty}})
	o := a.Objectives[0]
	same(t, "within", o.Terms.(*timeliness.Terms).Within, []targets.Within{
		{Key: "urgency", Match: "high", Allowances: []agreement.Dated[targets.Allowance]{
			{From: january, Value: targets.Allowance{Time: 4 * timeline.Hour, Text: "4h"}},
			{From: july, Value: targets.Allowance{Time: 210 * timeline.Minute, Text: "3h30m"}},
		}},
		allowed("urgency", "low", targets.Allowance{WorkingDays: 3, SameTime: true, Text: "3wd same-time"}),
		allowed("", "", targets.Allowance{WorkingDays: 5, Text: "5wd"}),
	})
	same(t, "target by date", o.Targets, []agreement.Dated[agreement.Target]{
		{From: january, Value: agreement.Target{Value: percentOf(95, 1), Unit: "%", Text: "95%"}},
		{From: july, Value: agreement.Target{Value: percentOf(195, 2), Unit: "%", Text: "97.5%"}},
	})
	same(t, "ranges", []any{o.Credit.Of, o.Credit.Bands[0].Edge, o.Credit.Bands[1].Edge, o.Credit.Bands[2].Edge},
		[]any{"Desk", percentOf(195, 2), percentOf(90, 1), percentOf(80, 1)})
	same(t, "why", o.Why, "Tills that stand still cost sales. A till is back within half a day.")
	same(
		t, "promise", []any{a.Objectives[1].Terms.(*timeliness.Terms).By, a.Objectives[1].Terms.(*timeliness.Terms).Within},
		[]any{"due", []targets.Within(nil)},
	)
	latency := a.Objectives[6]
	same(t, "at most",
		[]any{latency.Targets[0].Value.AtMost, latency.Credit.Of, latency.Credit.Bands[0].Above, latency.Credit.Bands[0].Edge,
			latency.Credit.Bands[1].Edge},
		[]any{true, "wan", true, percentOf(50, 1), percentOf(80, 1)})
	same(
		t, "unit of the target",
		[]string{a.Objectives[7].Terms.(*statistic.Terms).Unit, a.Objectives[7].Minimum[0].Value.Unit},
		[]string{"points", "points"},
	)
	same(t, "side of a minimum is that of the target", a.Objectives[5].Minimum[0].Value,
		agreement.Target{AtMost: true, Value: percentOf(8, 1), Unit: "%", Text: "8%"})
	same(t, "by request unless told", w.Agreements[1].Objectives[0].Terms.(*availability.Terms).By, availability.ByRequest)
	same(t, "what the workspace says holds",
		[]any{w.Agreements[1].Locale, w.Agreements[1].Zone.String(), w.Agreements[1].Provider, w.Agreements[1].Brand.Color},
		[]any{"de-DE", "Europe/Berlin", "Meridian Managed Services", "#0b5f8a"})
}

func TestFullWorkspaceReadsAsWritten(t *testing.T) {
	w := load(t, "full")
	log := w.Sources[0]
	tickets, events := log.Records[0], log.Records[1]
	same(t, "set replaces the columns of a field", []any{tickets.Set["client"], tickets.Columns["client"]},
		[]any{"Acme Retail", []string(nil)})
	same(t, "columns for one record type",
		[]any{tickets.Columns["first_contact"], events.Columns["first_contact"], events.Columns["recorded"]},
		[]any{[]string{"FCR"}, []string(nil), []string{"written_at"}})
	same(t, "columns for each type that has the field", []any{tickets.Columns["cause"], events.Columns["cause"]},
		[]any{[]string{"Resolution code", "Close code"}, []string(nil)})
	same(t, "preset's constant", events.Set["what"], "state")
	same(t, "filters", []string{tickets.Where, events.Where}, []string{`category != "Request"`, ""})
	same(t, "values",
		[]any{tickets.Values["first_contact"], tickets.Values["priority"]["1 - critical"], tickets.Values["resolved"]},
		[]any{map[string]string{"ja": "yes", "nein": "no"}, "P1", map[string]string{"?": ""}})
	same(t, "units", tickets.Units, map[string]string{"on_hold": "min"})
	same(t, "format", []any{log.Delimiter, log.Encoding, log.Decimal, log.Dates, log.Zone.String(), log.Exclude},
		[]any{";", "windows-1252", ",", []string{"dd.MM.yyyy HH:mm"}, "Europe/Vienna", []string{"data/log-test*.csv"}})
	same(t, "values without case", w.Sources[1].Records[0].Values["ok"],
		map[string]string{"operational": "yes", "outage": "no", "unknown": ""})
	same(t, "order", w.Sources[1].Order, times.DayFirst)
	same(t, "header row", w.Sources[2].HeaderRow, 3)
	var ids []string
	for _, a := range w.Agreements {
		ids = append(ids, a.ID)
	}
	if !slices.Equal(ids, []string{"FULL-2026", "SECOND"}) {
		t.Errorf("agreements in order of file: got %v", ids)
	}
}
