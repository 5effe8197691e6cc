package records

import (
	"reflect"
	"strings"
	"testing"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/asof"
	"github.com/slareport/slareport/loaders/records/recordtypes"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/timeline"
)

// loadOne loads a file of one record type by the generic headers, in Berlin.
func loadOne(t *testing.T, records, text string) *evidence.Evidence {
	t.Helper()
	return folder{"data/a.csv": text}.load(t,
		"\n  - {id: s, files: data/a.csv, records: "+records+", timezone: Europe/Berlin}")
}

func TestTicketFields(t *testing.T) {
	e := loadOne(t, presets.Tickets,
		"id,client,service,provider,site,opened,responded,resolved,closed,due,changed,on_hold,priority,impact,urgency,tier,"+
			"channel,requester,item,category,cause,fault,state,assignee,title,reopened,first_contact,cost\n"+
			"T1,Acme,desk,Meridian,Berlin,2026-10-01 08:00,2026-10-01 08:05,2026-10-01 09:00:30,2026-10-02 09:00,2026-10-03 "+
			"00:00,2026-10-04 00:00,1:30:00,P1,high,low,gold,phone,Ada,mouse,hardware,worn,customer,Closed,desk 1,\"It, "+
			"broke\",2,yes,12.345678\n")
	at := func(text string) timeline.Instant { return instant(t, text+"+02:00") }
	want := evidence.Ticket{
		ID: "T1", Client: texttest.T("Acme"), Service: texttest.T("desk"), Provider: texttest.T("Meridian"),
		Site:     texttest.T("Berlin"),
		Priority: texttest.T("P1"), Impact: texttest.T("high"), Urgency: texttest.T("low"), Tier: texttest.T("gold"),
		Channel:   texttest.T("phone"),
		Requester: texttest.T("Ada"), Item: texttest.T("mouse"), Category: texttest.T("hardware"), Cause: texttest.T("worn"),
		Fault: texttest.T("customer"),
		State: texttest.T("Closed"), Assignee: texttest.T("desk 1"), Title: texttest.T("It, broke"),
		Opened: at("2026-10-01T08:00:00"), Responded: at("2026-10-01T08:05:00"), Resolved: at("2026-10-01T09:00:30"),
		Closed: at("2026-10-02T09:00:00"),
		Due:    at("2026-10-03T00:00:00"), Changed: at("2026-10-04T00:00:00"), OnHold: 90 * timeline.Minute, Cost: 12_345_678,
		Reopened:     2,
		FirstContact: evidence.Yes, Pos: evidence.Pos{Origin: 0, Row: 2},
	}
	if len(e.Tickets) != 1 || !texttest.Same(e.Tickets[0], want) {
		t.Errorf("got  %+v\nwant %+v\n%s", e.Tickets, want, findingsOf(e))
	}
	if asof.SettleNewest(e); e.Newest != at("2026-10-04T00:00:00") {
		t.Errorf("newest is %v", e.Newest)
	}
}

func TestBlankFieldsAreAbsent(t *testing.T) {
	e := loadOne(t, presets.Tickets,
		"id,opened,resolved,on_hold,reopened,first_contact,cost,priority\nT1,2026-10-01T00:00:00Z,,,,,,\n")
	want := recordtypes.BlankTicket
	want.ID, want.Opened, want.Pos = "T1", instant(t, "2026-10-01T00:00:00Z"), evidence.Pos{Row: 2}
	if e.Tickets[0] != want {
		t.Errorf("got  %+v\nwant %+v", e.Tickets[0], want)
	}
	o := loadOne(t, presets.Outages, "from,to\n2026-10-01T00:00:00Z,\n").Outages[0]
	if o.To.Known() || o.Detected.Known() || o.Share.Known() {
		t.Errorf("%+v", o)
	}
	none, err := Load(t.Context(), &workspace.Workspace{}, Options{})
	if err != nil || len(none.Sources) != 0 {
		t.Errorf("%+v, %v", none, err)
	}
	if asof.SettleNewest(none); none.Newest.Known() {
		t.Errorf("newest is %v", none.Newest)
	}
}

func TestLengthsGiveInstants(t *testing.T) {
	e := loadOne(
		t, presets.Tickets,
		"id,opened,first response time,time to resolve,resolved\nT1,2026-10-01T00:00:00Z,90s,2h,\n"+
			"T2,2026-10-01T00:00:00Z,,2h,2026-10-01T00:01:00Z\n",
	)
	if a := e.Tickets[0]; a.Responded != a.Opened.Add(90*timeline.Second) || a.Resolved != a.Opened.Add(2*timeline.Hour) {
		t.Errorf("%+v", a)
	}
	if b := e.Tickets[1]; b.Responded.Known() || b.Resolved != b.Opened.Add(timeline.Minute) {
		t.Errorf("what the file says itself does not count: %+v", b)
	}
	o := loadOne(t, presets.Outages, "from,to,duration\n2026-10-01T00:00:00Z,,15m\n").Outages[0]
	if o.To != o.From.Add(15*timeline.Minute) {
		t.Errorf("%+v", o)
	}
}

func TestOutageFields(t *testing.T) {
	e := loadOne(t, presets.Outages,
		"id,client,service,site,provider,from,to,detected,acknowledged,notified,severity,cause,fault,title,share\n"+
			"O1,Acme,wan,ber,Meridian,2026-10-01 00:00,2026-10-01 01:00,2026-10-01 00:01,2026-10-01 00:02,2026-10-01 00:03,"+
			"major,power,third-party,down,35%\n")
	at := func(text string) timeline.Instant { return instant(t, "2026-10-01T"+text+":00+02:00") }
	want := evidence.Outage{
		ID: "O1", Client: texttest.T("Acme"), Service: texttest.T("wan"), Site: texttest.T("ber"),
		Provider: texttest.T("Meridian"),
		Severity: texttest.T("major"), Cause: texttest.T("power"), Fault: texttest.T("third-party"),
		Title: texttest.T("down"),
		From:  at("00:00"), To: at("01:00"), Detected: at("00:01"), Acknowledged: at("00:02"), Notified: at("00:03"),
		Share: 350_000, Pos: evidence.Pos{Row: 2},
	}
	if !texttest.Same(e.Outages[0], want) {
		t.Errorf("got  %+v\nwant %+v", e.Outages[0], want)
	}
}

func TestClaimFields(t *testing.T) {
	e := loadOne(t, presets.Claims,
		"id,client,party,from,to,ids,services,reason,reference,recorded,announced,approved_by,approved_at,mitigation\n"+
			"C1,Acme,customer,2026-10-01 00:00,2026-10-01 01:00,\"INC1; INC2,INC3\",wan,no access,CHG7,2026-10-02,2026-09-01,"+
			"Bo,2026-10-03,second key\n")
	at := func(text string) timeline.Instant { return instant(t, "2026-"+text+":00+02:00") }
	want := evidence.Claim{
		ID: "C1", Client: texttest.T("Acme"), Party: texttest.T("customer"), From: at("10-01T00:00"), To: at("10-01T01:00"),
		IDs: []string{"INC1", "INC2", "INC3"}, Services: []string{"wan"}, Reason: "no access", Reference: "CHG7",
		ApprovedBy: "Bo", Mitigation: "second key",
		Recorded: at("10-02T00:00"), Announced: at("09-01T00:00"), ApprovedAt: at("10-03T00:00"), Pos: evidence.Pos{Row: 2},
		Days: evidence.DayRecorded | evidence.DayAnnounced,
	}
	if !texttest.Same(e.Claims[0], want) {
		t.Errorf("got  %+v\nwant %+v", e.Claims[0], want)
	}
	if asof.SettleNewest(e); e.Newest != at("10-03T00:00") {
		t.Errorf("newest is %v: the interval of a claim may lie ahead and does not count", e.Newest)
	}
}

func TestSurveyTallyAndObligationFields(t *testing.T) {
	s := loadOne(
		t, presets.Surveys,
		"at,client,service,provider,ticket,requester,score,scale\n2026-10-01 00:00,Acme,desk,Meridian,INC1,Ada,4.5,5\n",
	).Surveys[0]
	if want := (evidence.Survey{At: instant(t, "2026-09-30T22:00:00Z"), Client: texttest.T("Acme"),
		Service: texttest.T("desk"), Provider: texttest.T("Meridian"),
		Ticket: "INC1", Requester: texttest.T("Ada"), Score: 4_500_000, Scale: 5_000_000,
		Pos: evidence.Pos{Row: 2}}); !texttest.Same(s, want) {
		t.Errorf("got  %+v\nwant %+v", s, want)
	}
	y := loadOne(t, presets.Tallies, "period,client,objective,good,total,value\n2026-10,Acme,fcr,98,100,98\n").Tallies[0]
	if want := (evidence.Tally{From: instant(t, "2026-09-30T22:00:00Z"), To: instant(t, "2026-10-31T23:00:00Z"),
		Client: texttest.T("Acme"), Objective: texttest.T("fcr"),
		Good: 98_000_000, Total: 100_000_000, Value: 98_000_000, Pos: evidence.Pos{Row: 2}}); !texttest.Same(y, want) {
		t.Errorf("got  %+v\nwant %+v", y, want)
	}
	o := loadOne(
		t, presets.Obligations,
		"id,client,party,what,due,provided,tickets,services\nX1,Acme,customer,access,2026-10-01,2026-10-02,\"INC1\nINC2\",\n",
	).Obligations[0]
	if want := (evidence.Obligation{ID: texttest.T("X1"), Client: texttest.T("Acme"), Party: texttest.T("customer"),
		What: "access",
		Due:  instant(t, "2026-10-01T22:00:00Z") - 1, Provided: instant(t, "2026-10-01T22:00:00Z"),
		Tickets: []string{"INC1", "INC2"}, Days: evidence.DayDone, Pos: evidence.Pos{Row: 2}}); !texttest.Same(o, want) {
		t.Errorf("got  %+v\nwant %+v", o, want)
	}
}

// A date alone is a day within which nobody knows when it was; what could not be read leaves the claim unclear.
func TestCreditClaimFields(t *testing.T) {
	got := loadOne(t, presets.CreditClaims, "client,period,objective,at,state,amount,by,reference\n"+
		"Acme,2026-10,uptime,2026-11-03 10:00,,12.50,Ada,R-1\n,2026-10,,2026-11-03,paid,,,\n,2026-10,,never,,,,\n"+
		",2026-10,,2026-11-03 10:00,,a lot,,\n").CreditClaims
	october := texttest.T("2026-10")
	blank := evidence.CreditClaim{
		Period: october, At: timeline.NoInstant, Latest: timeline.NoInstant, Amount: evidence.NoFixed,
	}
	want := []evidence.CreditClaim{blank, blank, blank, blank}
	want[0].Client, want[0].Objective, want[0].Amount, want[0].By, want[0].Reference = texttest.T("Acme"),
		texttest.T("uptime"), 12_500_000, "Ada", "R-1"
	want[0].At = instant(t, "2026-11-03T09:00:00Z")
	want[1].At, want[1].State = instant(t, "2026-11-02T23:00:00Z"), evidence.StepIssued
	want[3].At = want[0].At
	want[0].Latest, want[1].Latest, want[3].Latest = want[0].At, instant(t, "2026-11-03T23:00:00Z")-1, want[3].At
	want[2].Unclear, want[3].Unclear = true, true
	for i := range want {
		if want[i].Pos.Row = uint32(i + 2); i >= len(got) || !texttest.Same(got[i], want[i]) {
			t.Errorf("got  %+v\nwant %+v", got, want[i])
		}
	}
}

func TestPeriodsOfTallies(t *testing.T) {
	rows := "period,objective,value\n2026-10-25,a,1\n2026-W41,a,1\n2026-Q3,a,1\n2026-H1,a,1\n2026,a,1\n"
	var got []string
	for _, y := range loadOne(t, presets.Tallies, rows).Tallies {
		got = append(got, y.From.String()+"/"+y.To.String())
	}
	want := "2026-10-24T22:00:00Z/2026-10-25T23:00:00Z 2026-10-04T22:00:00Z/2026-10-11T22:00:00Z " +
		"2026-06-30T22:00:00Z/2026-09-30T22:00:00Z 2025-12-31T23:00:00Z/2026-06-30T22:00:00Z " +
		"2025-12-31T23:00:00Z/2026-12-31T23:00:00Z"
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
}

func TestWordsForChanges(t *testing.T) {
	rows := "ticket,at,what,from,to\n"
	for i, what := range []string{
		"state", "Status", "incident_state", "priority", "Assigned to", "assignment_group", "public-update", "Comments",
		"private note", "Work notes", "weather",
	} {
		rows += itoa(i) + ",2026-10-01T00:00:00Z," + what + ",a,b\n"
	}
	var got []evidence.Change
	for _, e := range loadOne(t, presets.TicketEvents, rows).Events {
		got = append(got, e.What)
	}
	want := []evidence.Change{1, 1, 1, 2, 3, 3, 4, 4, 5, 5, 0}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestAColumnBeatsNothingAndAConstantFillsWhereThereIsNone(t *testing.T) {
	e := folder{"data/a.csv": "id,opened,prio\n1,2026-10-01T00:00:00Z,hoch\n2,2026-10-01T00:00:00Z,x\n"}.load(t,
		"\n  - {id: t, files: data/a.csv, records: tickets, set: {client: Acme}, values: {priority: {HOCH: P1, x: ''}}}")
	if a, b := e.Tickets[0], e.Tickets[1]; a.Client.String() != "Acme" || a.Priority.String() != "P1" ||
		!b.Priority.Empty() {
		t.Errorf("%+v\n%+v", a, b)
	}
}

func TestTheSourcesZoneComesBeforeTheWorkspaces(t *testing.T) {
	files := folder{"data/a.csv": "id,opened\n1,2026-07-01 12:00\n", "data/b.csv": "id,opened\n2,2026-07-01 12:00\n"}
	w := openWorkspace(
		t, files.write(t),
		"\n  - {id: a, files: data/a.csv, records: tickets, timezone: America/New_York}\n"+
			"  - {id: b, files: data/b.csv, records: tickets}",
	)
	w.Zone = berlin(t)
	e, err := Load(t.Context(), w, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if a, b := e.Tickets[0].Opened, e.Tickets[1].Opened; a != instant(t, "2026-07-01T16:00:00Z") ||
		b != instant(t, "2026-07-01T10:00:00Z") {
		t.Errorf("%v %v", a, b)
	}
}
