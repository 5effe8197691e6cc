package main

import (
	"fmt"
	"slices"
	"time"

	"github.com/slareport/slareport/sample-data/generate/clock"
	"github.com/slareport/slareport/sample-data/generate/dice"
	"github.com/slareport/slareport/sample-data/generate/files"
)

// The desk's exports: incidents of several clients in three files whose periods overlap, and their history.

var incidentHeads = []string{
	"number",
	"company",
	"business_service",
	"opened_at",
	"contact_type",
	"priority",
	"category",
	"cmdb_ci",
	"caller_id",
	"assignment_group",
	"short_description",
	"state",
	"u_first_contact",
	"u_first_response",
	"resolved_at",
	"closed_at",
	"close_code",
	"reopen_count",
	"sys_updated_on",
}

var historyHeads = []string{"number", "sys_created_on", "user", "field", "old_value", "new_value"}

// export is one run of the desk's report: the tickets opened in a stretch, as they stood when it ran.
type export struct {
	path     string
	from, to string // dates of opening
	run      string
}

var incidentExports = []export{
	{"data/desk/incidents-2025.csv", "2025-09-01", "2026-01-06", "2026-01-06 06:00"},
	{"data/desk/incidents-2026-h1.csv", "2025-12-29", "2026-07-06", "2026-07-06 06:00"},
	{"data/desk/incidents-2026-h2.csv", "2026-06-29", "2026-11-04", "2026-11-03 06:30"},
}

// desk is everything in the desk's exports.
type desk struct {
	tickets  []*ticket
	examples []example
}

// bakery is the smallest client: a handful of cases a month, none at all in the reported one.
func bakery() (list []*ticket) {
	for _, m := range clock.Months() {
		d := dice.New("lindenhof " + m.String())
		for range d.Between(2, 4) {
			t := &ticket{
				client:    "Lindenhof Bakery",
				service:   "care",
				channel:   "Phone",
				priority:  "4 - Low",
				category:  "Software",
				item:      "Till",
				requester: "Lindenhof, Frieda",
				title: d.Pick(
					"Till prints twice", "Card terminal offline", "Recipe folder read only",
				),
				group: "Service desk",
				cause: "Solved by advice",
			}
			t.opened = brightwaterHours.Some(d, m)
			for t.opened.Day() > 20 {
				t.opened = brightwaterHours.Some(d, m)
			}
			if m == clock.Reported || t.opened.After(clock.AsOf) {
				continue
			}
			t.live(
				brightwaterHours, []stage{{state: "In Progress", work: time.Duration(d.Between(20, 300)) * time.Minute}},
				"itil.agent",
			)
			t.responded = t.opened
			t.close(48 * time.Hour)
			list = append(list, t)
		}
	}
	return list
}

// others are rows that no agreement counts: requests, which the source leaves out, and clients that nobody knows.
func others() (list []*ticket) {
	add := func(d *dice.Dice, opened time.Time, client, category, title string) *ticket {
		t := &ticket{
			client: client, service: "desk", channel: "Self-service", priority: "4 - Low", category: category, item: "Catalogue",
			requester: person(d), title: title, group: "Service desk", opened: opened,
		}
		t.resolved = brightwaterHours.After(opened, time.Duration(d.Between(2, 30))*time.Hour)
		t.responded, t.state, t.cause = opened, "Resolved", "Solved by change"
		list = append(list, t)
		return t
	}
	for _, m := range clock.Months() {
		d := dice.New("requests " + m.String())
		for range 18 {
			if opened := brightwaterHours.Some(d, m); opened.Before(clock.AsOf) {
				add(
					d, opened, brightwaterName, "Request",
					d.Pick("New notebook", "Second screen", "Licence for drawing program", "Move of a desk"),
				)
			}
		}
	}
	d := dice.New("strangers")
	add(
		d, clock.At("2026-10-05 11:02"), "Brightwater Insurence", "Software", "Mail client asks for password",
	).example = "a client that nobody knows, one letter away from one that is known"
	add(d, clock.At("2026-10-19 15:40"), "Test client, please ignore", "Software", "Test")
	gap := add(d, clock.At("2026-03-29 03:14"), brightwaterName, "Software", "Alarm of the night batch, typed in by hand")
	gap.example = "02:14 did not exist that night: it moves forward by the gap, with a finding"
	gap.channel = "Phone"
	gap.typed = "2026-03-29 02:14:00"
	gap.first = true
	return list
}

// newDesk numbers all tickets of the desk in the order in which they came in.
func newDesk(b *brightwater) *desk {
	d := &desk{tickets: slices.Concat(b.tickets, bakery(), others())}
	byTime(d.tickets)
	for i, t := range d.tickets {
		t.id = fmt.Sprintf("INC%07d", 10000+i*3+i%2)
	}
	return d
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(clock.Berlin).Format(time.DateTime)
}

// incidents writes the tickets into the three exports. Where two overlap, the later one knows more.
func (d *desk) incidents(out *output) {
	account := out.account("incidents")
	seen := map[*ticket]bool{}
	for _, e := range incidentExports {
		f := &files.Text{Path: e.path, Comma: ",", All: true, Dos: true}
		f.Row(incidentHeads...)
		from, to, run := clock.At(e.from+" 00:00"), clock.At(e.to+" 00:00"), clock.At(e.run)
		for _, t := range d.tickets {
			if !t.opened.Before(from) && t.opened.Before(to) && !t.opened.After(run) {
				line := f.Row(incidentRow(t.known(run))...)
				d.note(t, e, f.Path, line)
				switch {
				case t.category == "Request":
					account.Filtered++
				case seen[t]:
					account.Duplicates++
				}
				seen[t] = true
			}
		}
		if e == incidentExports[len(incidentExports)-1] {
			d.broken(f, account)
		}
		out.file(f, account.Source, 1)
	}
}

func incidentRow(t ticket) []string {
	opened := stamp(t.opened)
	if t.typed != "" {
		opened = t.typed
	}
	first := "false"
	if t.first {
		first = "true"
	}
	return []string{
		t.id,
		t.client,
		t.service,
		opened,
		t.channel,
		t.priority,
		t.category,
		t.item,
		t.requester,
		t.group,
		t.title,
		t.state,
		first,
		stamp(t.responded),
		stamp(t.resolved),
		stamp(t.closed),
		t.cause,
		fmt.Sprint(t.reopened),
		stamp(t.changed),
	}
}

// broken adds the rows to the newest export that people break by hand.
func (d *desk) broken(f *files.Text, a *account) {
	t := ticket{
		id:        "INC0099001",
		client:    brightwaterName,
		service:   "desk",
		channel:   "Email",
		priority:  "4 - Low",
		category:  "Software",
		item:      "Office",
		requester: "Vogt, Sami",
		group:     "Service desk",
		title:     "Row broken by hand",
		state:     "New",
		opened:    clock.At("2026-08-12 09:30"),
		changed:   clock.At("2026-08-12 09:30"),
	}
	row := incidentRow(t)
	row[3] = "2026-13-08 09:30:00"
	d.examples = append(
		d.examples, example{f.Path, "", f.Row(row...), "a date that does not exist: the row is rejected, with a finding"},
	)
	row = incidentRow(t)
	row[0] = ""
	d.examples = append(d.examples, example{f.Path, "", f.Row(row...), "no number: rejected"})
	t.id, t.title, t.responded = "INC0099002", "Resolved twice", clock.At("2026-08-12 10:00")
	t.resolved, t.state, t.changed = clock.At("2026-08-13 10:00"), "Resolved", clock.At("2026-08-13 10:00")
	f.Row(incidentRow(t)...)
	t.resolved = clock.At("2026-08-13 11:00")
	d.examples = append(
		d.examples,
		example{
			f.Path, "", f.Row(incidentRow(t)...),
			"a conflicting duplicate: the same number and date of change, another resolution",
		},
	)
	a.Rejected += 2
	a.Duplicates++
}

// note remembers what to look at. A row that several exports have is shown where it is complete.
func (d *desk) note(t *ticket, e export, path string, line int) {
	if t.example != "" && t.known(clock.At(e.run)).changed.Equal(t.known(clock.AsOf).changed) {
		d.examples = append(d.examples, example{path, "", line, t.id + ": " + t.example})
	}
}

// history writes the tickets' changes, a year a file; the second begins two days before the first ends.
func (d *desk) history(out *output) {
	type entry struct {
		change
		of *ticket
	}
	var all []entry
	for _, t := range d.tickets {
		if t.category != "Request" {
			for _, c := range t.known(clock.AsOf).log {
				all = append(all, entry{c, t})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b entry) int { return a.at.Compare(b.at) })
	account := out.account("history")
	var before time.Time // until then a file has told everything
	for _, e := range []export{
		{"data/desk/history-2025.csv", "2025-09-01", "2026-01-01", ""},
		{"data/desk/history-2026.csv", "2025-12-30", "2026-11-04", ""},
	} {
		f := &files.Text{Path: e.path, Comma: ",", All: true, Dos: true}
		f.Row(historyHeads...)
		from, to := clock.At(e.from+" 00:00"), clock.At(e.to+" 00:00")
		seen := map[*ticket]bool{}
		for _, c := range all {
			if c.at.Before(from) || !c.at.Before(to) {
				continue
			}
			if c.at.Before(before) {
				account.Duplicates++
			}
			line := f.Row(c.of.id, stamp(c.at), actorOf(c.actor), c.what, c.from, c.to)
			if c.of.logExample != "" && !seen[c.of] {
				seen[c.of] = true
				d.examples = append(d.examples, example{f.Path, "", line, c.of.id + ": " + c.of.logExample})
			}
		}
		before = to
		out.file(f, account.Source, 1)
	}
}

// actorOf is the account that the history names: people of the client come through the portal.
func actorOf(name string) string {
	switch name {
	case "itil.agent", "system":
		return name
	}
	return "self.service"
}
