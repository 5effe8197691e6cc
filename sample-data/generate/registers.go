package main

import (
	"slices"
	"strings"
	"time"

	"github.com/slareport/slareport/sample-data/generate/clock"
	"github.com/slareport/slareport/sample-data/generate/dice"
	"github.com/slareport/slareport/sample-data/generate/files"
)

// The provider's central registers: outages as text, claims and obligations as a workbook.

// outage is one entry of the register of outages.
type outage struct {
	id, client, service, site    string
	from, to                     time.Time
	severity, cause, title       string
	detected, accepted, notified time.Time
	example                      string
}

// claim is one entry of the register of claims.
type claim struct {
	id, client, party, services string
	from, to                    time.Time
	ids                         string
	reason, reference           string
	recorded, announced         time.Time
	approver                    string
	approved                    time.Time
	mitigation, example         string
}

// obligation is something the client owed.
type obligation struct {
	id, client, party, what string
	due, provided           time.Time
	tickets                 string
	example                 string
}

// register is all of them.
type register struct {
	outages     []*outage
	claims      []*claim
	obligations []*obligation
}

// seen fills in how soon an outage was detected, taken up and told to the client.
func (o *outage) seen(d *dice.Dice) *outage {
	after := func(t time.Time, low, high int) time.Time {
		return t.Add(time.Duration(d.Between(low, high)) * time.Second)
	}
	o.detected = after(o.from, 60, 290)
	o.accepted = after(o.detected, 60, 400)
	o.notified = after(o.detected, 480, 1680)
	return o
}

// sort puts the registers in order of time.
func (r *register) sort() {
	slices.SortStableFunc(r.outages, func(a, b *outage) int { return a.from.Compare(b.from) })
	slices.SortStableFunc(r.claims, func(a, b *claim) int { return a.recorded.Compare(b.recorded) })
}

var outageHeads = []string{
	"Outage", "Customer", "Service", "Location", "Begin", "End", "Impact", "Cause", "Detected", "Acknowledged",
	"Customer informed", "Description",
}

// write writes the registers.
func (r *register) write(out *output) {
	r.sort()
	f := &files.Text{Path: "data/registers/outages.csv", Comma: ",", Bom: true}
	f.Row(outageHeads...)
	for _, o := range r.outages {
		line := f.Row(
			o.id, o.client, o.service, o.site, stamp(o.from), stamp(o.to), o.severity, o.cause, stamp(o.detected),
			stamp(o.accepted), stamp(o.notified), o.title,
		)
		if o.example != "" {
			out.addExample(example{f.Path, "", line, o.id + ": " + o.example})
		}
	}
	out.file(f, "outages", 1)
	out.account("claims").Rows = len(r.claims)
	out.account("obligations").Rows = len(r.obligations)
	path := "data/registers/claims.xlsx"
	notes := &files.Sheet{Name: "Read me", Widths: []int{90}, Rows: [][]any{
		{files.Title("Claims register")}, {
			"Kept by Service Delivery. One line a claim; a blank approval means that nobody approved it.",
		}, {"Times are local times in Berlin."}}}
	out.files[path] = files.Workbook(notes, r.claimSheet(out, path), r.obligationSheet(out, path))
}

func (r *register) claimSheet(out *output, path string) *files.Sheet {
	s := &files.Sheet{
		Name: "Claims", Widths: []int{10, 24, 14, 12, 19, 19, 22, 44, 14, 19, 19, 20, 19, 30}, Merged: []string{"A1:F1"},
	}
	s.Row(files.Title("Claims register, all clients"))
	s.Row("Printed for the service reviews; do not sort")
	s.Row()
	s.Row(
		files.Heads(
			"Claim", "Client", "Party", "Services", "From", "To", "Cases", "Reason", "Reference", "Recorded", "Announced",
			"Approved by", "Approved on", "Mitigation",
		)...,
	)
	for _, c := range r.claims {
		row := s.Row(
			c.id, c.client, c.party, c.services, local(c.from), local(c.to), c.ids, c.reason, c.reference, local(c.recorded),
			local(c.announced), c.approver, local(c.approved), c.mitigation,
		)
		if c.example != "" {
			out.addExample(example{path, s.Name, row, c.id + ": " + c.example})
		}
	}
	return s
}

func (r *register) obligationSheet(out *output, path string) *files.Sheet {
	s := &files.Sheet{Name: "Obligations", Widths: []int{10, 24, 12, 44, 19, 19, 22}}
	s.Row(files.Title("What clients owe us"))
	s.Row(files.Heads("No", "Client", "Party", "What", "Due", "Provided", "Cases that waited")...)
	for _, o := range r.obligations {
		row := s.Row(o.id, o.client, o.party, o.what, local(o.due), local(o.provided), o.tickets)
		if o.example != "" {
			out.addExample(example{path, s.Name, row, o.id + ": " + o.example})
		}
	}
	return s
}

// local is a cell with the local time of Berlin, blank for none.
func local(t time.Time) files.Date {
	if t.IsZero() {
		return files.Date{}
	}
	return files.Date(t.In(clock.Berlin))
}

// ids is a cell with the ids of several cases.
func ids(list ...string) string { return strings.Join(list, "; ") }
