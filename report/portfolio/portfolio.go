// Package portfolio computes what stands over several clients: how many objectives were missed, what is payable by
// currency, client and period, whose fault downtime and missed deadlines were, what is at risk next period. It is
// computed once, from the reports; the executive site and the consolidated workbook draw it, and portfolio.json holds
// it.
//
//  1. standing.go counts objectives and sums money, each currency by itself, beside the period before.
//  2. credits.go lists what is payable by period and by client.
//  3. losses.go adds up downtime and missed deadlines, period by period, by whose fault they were.
//  4. risks.go lists what is the least likely to be reached, with what a miss pays at most, and the nearest breaches.
package portfolio

import (
	"cmp"

	"github.com/slareport/slareport/report"
)

// Portfolio is what stands over some clients. It is what portfolio.json holds. Money and shares are decimal strings; a
// missing figure is "".
type Portfolio struct {
	Schema       int           `json:"schema"`
	Provider     string        `json:"provider"`
	AsOf         string        `json:"as_of"`                // date of the newest data
	Unfinished   string        `json:"unfinished,omitempty"` // that the period is not over; "" for one that is
	Before       string        `json:"before"`               // label of the period before, "" when no objective has one
	Missed       int           `json:"missed"`               // objectives
	Judged       int           `json:"judged"`               // objectives with a verdict
	Unclear      int           `json:"unclear"`              // objectives whose evidence does not decide their verdict
	MissedBefore int           `json:"missed_before"`
	Clients      []Client      `json:"clients"`
	Currencies   []Currency    `json:"currencies"` // in the order of the clients
	Losses       []report.Loss `json:"losses"`     // of all clients: downtime and missed deadlines, by whose fault
	Risks        []Risk        `json:"risks"`      // the least likely to be reached first
	Watch        []Watch       `json:"watch"`      // the nearest first
	// credits that lapse within 30 days if nobody claims them, the first to lapse first
	Lapsing []Entitlement `json:"lapsing"`

	Loading *report.Loading  `json:"-"` // what came of reading the exports of all clients
	Reports []*report.Report `json:"-"` // that it was computed from
}

// Client is where one client stands.
type Client struct {
	Client       string `json:"client"`
	Slug         string `json:"slug"` // folder of the client's documents
	Agreement    string `json:"agreement"`
	Period       string `json:"period"`
	Currency     string `json:"currency"`
	Objectives   int    `json:"objectives"`
	Missed       int    `json:"missed"`
	Judged       int    `json:"judged"`
	Payable      string `json:"payable"`
	Undetermined string `json:"undetermined"`          // money between both outcomes of the undetermined
	Provisional  string `json:"provisional,omitempty"` // what could not be read and what hangs on it; "" for nothing
}

// Currency is the money of one currency. Currencies are never added to each other.
type Currency struct {
	Currency   string `json:"currency"`
	MinorUnits int    `json:"minor_units"`
	Clients    int    `json:"clients"` // agreements
	// to clients; what one owes is no part of what is due to another
	Payable       string   `json:"payable"`
	Open          bool     `json:"open,omitempty"`          // evidence could not be read, so that payable is not final
	Least         string   `json:"payable_least,omitempty"` // while it is open: the amounts between which it lies;
	Most          string   `json:"payable_most,omitempty"`  // "" where nothing bounds it
	Owed          string   `json:"owed"`                    // by clients, for bonuses; "" when none owes anything
	Undetermined  string   `json:"undetermined"`
	Receivable    string   `json:"receivable"`     // from suppliers; "" where they owe nothing
	Lapsing       string   `json:"lapsing"`        // what clients may claim and lapses within 30 days; "" for nothing
	LapsingOurs   string   `json:"lapsing_ours"`   // likewise what we may claim from suppliers
	PayableBefore string   `json:"payable_before"` // "" when no client had a period before
	Periods       []Amount `json:"periods"`        // oldest first
	ByClient      []Credit `json:"by_client"`      // to whom something is payable, the greatest first
}

// Amount is the money of a period; "" where no client has any.
type Amount struct {
	Period  string `json:"period"`
	Payable string `json:"payable"` // to clients
	Net     string `json:"net"`     // less what clients owe
}

// Credit is what is payable to a client.
type Credit struct {
	Client  string `json:"client"`
	Slug    string `json:"slug"`
	Payable string `json:"payable"`
}

// Risk is an objective of a client that may be missed next period.
type Risk struct {
	Client   string `json:"client"`
	Slug     string `json:"slug"`
	Currency string `json:"currency"`
	Name     string `json:"name"`  // of the objective
	Stake    string `json:"stake"` // the most that a miss pays; "" where it pays nothing or nothing bounds it
	report.Outlook
}

// Watch is how far an objective of a client is from a chronic breach or from the right to terminate.
type Watch struct {
	Client string `json:"client"`
	Slug   string `json:"slug"`
	Name   string `json:"name"` // of the objective
	report.Watch
}

// Of computes the portfolio of some clients. One client's is that client's.
func Of(all []*report.Report) *Portfolio {
	p := &Portfolio{
		Schema: 1, Reports: all, Loading: &report.Loading{}, Before: periodBefore(all), Clients: []Client{},
		Currencies: []Currency{},
	}
	for _, r := range all {
		p.AsOf, p.Unfinished = max(p.AsOf, r.AsOf), cmp.Or(p.Unfinished, r.Unfinished)
		p.Clients = append(p.Clients, p.client(r))
	}
	if len(all) > 0 {
		p.Provider = all[0].Provider
	}
	p.Lapsing = lapsing(all)
	for _, c := range currencies(all) {
		p.Currencies = append(p.Currencies, p.currency(c))
	}
	p.Losses = losses(all)
	p.Risks, p.Watch = risks(all), watches(all)
	return p
}

func find(r *report.Report, id string) *report.Objective {
	for i := range r.Objectives {
		if r.Objectives[i].ID == id {
			return &r.Objectives[i]
		}
	}
	return nil
}
