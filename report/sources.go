package report

import (
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/words"
)

// Source is evidence.Source in a reader's language: what became of the rows of one file of a source.
type Source struct {
	ID      string   `json:"id"`
	File    string   `json:"file"`
	Sheet   string   `json:"sheet,omitempty"`
	SHA256  string   `json:"sha256"`
	Records []string `json:"records"`
	Status  string   `json:"status"` // complete, partial (rows were rejected) or unread
	Account
}

// Account is evidence.Account in a reader's language.
type Account struct {
	Rows       int       `json:"rows"`
	Loaded     int       `json:"loaded"`
	Duplicates int       `json:"duplicates"`
	Filtered   int       `json:"filtered"`
	Rejected   int       `json:"rejected"`
	Reasons    []Reason  `json:"reasons,omitempty"`
	Findings   []Finding `json:"findings"`
}

// Reason counts the rows that were not loaded for one cause.
type Reason struct {
	Kind  string `json:"kind"` // duplicates, filtered, rejected
	Key   string `json:"key"`
	Args  []any  `json:"args,omitempty"`
	Text  string `json:"text"`
	Count int    `json:"count"`
	Row   int    `json:"first_row"` // first row it happened to
}

// Finding is a finding in a reader's language. Key and Args are the same in every language; Text and Hint say them.
type Finding struct {
	Severity string `json:"severity"` // error, warning or note
	File     string `json:"file,omitempty"`
	Sheet    string `json:"sheet,omitempty"`
	Row      int    `json:"row,omitempty"`
	Column   string `json:"column,omitempty"`
	Key      string `json:"key"`
	Args     []any  `json:"args,omitempty"` // as package finding gives them to programs
	Text     string `json:"text"`
	Hint     string `json:"hint,omitempty"`
	Count    int    `json:"count,omitempty"` // how often the same thing was met; the place is the first
}

// SourcesIn says the accounts of files in a catalogue's language.
func SourcesIn(c *words.Catalogue, list []evidence.Source) []Source {
	out := make([]Source, 0, len(list))
	for _, s := range list {
		out = append(out, Source{s.ID, s.File, s.Sheet, s.SHA256, s.Records, s.Status(), accountIn(c, &s.Account)})
	}
	return out
}

func accountIn(c *words.Catalogue, a *evidence.Account) Account {
	out := Account{
		Rows: a.Rows, Loaded: a.Loaded, Duplicates: a.Duplicates, Filtered: a.Filtered, Rejected: a.Rejected,
		Findings: FindingsIn(c, a.Findings),
	}
	for _, r := range a.Reasons {
		out.Reasons = append(out.Reasons, Reason{r.Kind, r.Key, argsOf(r.Message), c.Say(r.Message), r.Count, r.Row})
	}
	return out
}

// FindingsIn says findings in a catalogue's language.
func FindingsIn(c *words.Catalogue, list []evidence.Finding) []Finding {
	out := make([]Finding, 0, len(list))
	for _, f := range list {
		out = append(out, Finding{
			Severity: f.Severity, File: f.File, Sheet: f.Sheet, Row: f.Row, Column: f.Column,
			Key: f.Key, Args: argsOf(f.Message), Text: c.Say(f.Message), Hint: c.Say(f.Hint), Count: f.Count,
		})
	}
	return out
}

// argsOf are the arguments of a message as programs read them.
func argsOf(m finding.Message) []any {
	if len(m.Args) == 0 {
		return nil
	}
	return finding.Values(m.Args)
}
