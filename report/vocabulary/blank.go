package vocabulary

import (
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// BlankClients finds rows without a client in sources where other rows name one: nobody knows whose they are.
func BlankClients(d Data) []evidence.Finding {
	if len(d.Agreements) < 2 {
		return nil
	}
	e := d.Evidence
	var out []evidence.Finding
	out = append(out, blanks(e, e.Tickets, func(r *evidence.Ticket) row { return row{r.Client, r.Pos, false} })...)
	out = append(out, blanks(e, e.Outages, func(r *evidence.Outage) row { return row{r.Client, r.Pos, false} })...)
	out = append(out, blanks(e, e.Claims, func(r *evidence.Claim) row { return row{r.Client, r.Pos, len(r.IDs) > 0} })...)
	out = append(out, blanks(e, e.Surveys, func(r *evidence.Survey) row {
		return row{r.Client, r.Pos, r.Ticket != ""}
	})...)
	out = append(out, blanks(e, e.Tallies, func(r *evidence.Tally) row { return row{r.Client, r.Pos, false} })...)
	out = append(out, blanks(e, e.Obligations, func(r *evidence.Obligation) row {
		return row{r.Client, r.Pos, len(r.Tickets) > 0}
	})...)
	out = append(out, blanks(e, e.CreditClaims, func(r *evidence.CreditClaim) row {
		return row{r.Client,
			r.Pos, false}
	})...)
	return append(out, d.blankSamples()...)
}

// row is what tells whose a record is.
type row struct {
	client evidence.Text
	pos    evidence.Pos
	cases  bool // it names cases, which are somebody's
}

// blanks finds the rows of each source in one type of records.
func blanks[R any](e *evidence.Evidence, list []R, of func(*R) row) (out []evidence.Finding) {
	type state struct {
		named bool
		count int
		first evidence.Pos
	}
	sources := map[string]*state{}
	for i := range list {
		r := of(&list[i])
		source := e.Origins[r.pos.Origin].Source
		s := sources[source]
		if s == nil {
			s = &state{}
			sources[source] = s
		}
		switch {
		case !r.client.Empty():
			s.named = true
		case !r.cases:
			if s.count == 0 || evidence.ComparePos(r.pos, s.first) < 0 {
				s.first = r.pos
			}
			s.count++
		}
	}
	for _, o := range e.Origins { // in the order of the sources
		if s := sources[o.Source]; s != nil && s.named && s.count > 0 {
			out = append(out, blank(e, s.first, s.count))
		}
		delete(sources, o.Source)
	}
	return out
}

func blank(e *evidence.Evidence, at evidence.Pos, count int) evidence.Finding {
	o := e.Origins[at.Origin]
	return evidence.Finding{
		Severity: evidence.Warning, File: o.File, Sheet: o.Sheet, Row: int(at.Row), Column: "client", Count: count,
		Message: finding.Say("finding.blank-client"), Hint: finding.Say("hint.blank-client"),
	}
}

// blankSamples finds series without a client; samples are counted when they are read, and their rows not kept.
//
// Convention client (client-blank-samples): Samples without a client count for all clients, also where others of their
// source name one; then it is a finding for the provider with their number.
func (d *Data) blankSamples() (out []evidence.Finding) {
	if d.Samples == nil {
		return nil
	}
	named, count := map[string]bool{}, map[string]int{}
	for s := range d.Samples.Counts() {
		if s.Client.Empty() {
			count[s.Source] += int(s.Readings)
		} else {
			named[s.Source] = true
		}
	}
	seen := map[string]bool{}
	for _, s := range d.Evidence.Sources {
		if n := count[s.ID]; n > 0 && named[s.ID] && !seen[s.ID] {
			seen[s.ID] = true
			out = append(out, evidence.Finding{
				Severity: evidence.Warning, File: s.File, Sheet: s.Sheet, Column: "client", Count: n,
				Message: finding.Say("finding.blank-client-samples"), Hint: finding.Say("hint.blank-client"),
			})
		}
	}
	return out
}
