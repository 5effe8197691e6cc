// Package render lists the formats that a report can be drawn in. Each format is a package below this one, a
// function of a writer and a report; nothing here or there computes a figure.
package render

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/render/jsonfile"
	"github.com/slareport/slareport/report/render/ubl"
	"github.com/slareport/slareport/report/render/workbook"
	"github.com/slareport/slareport/report/words"
)

// Client draws one client's document. Findings name what could not be drawn as it is in the data.
type Client func(w io.Writer, s *Set) ([]evidence.Finding, error)

// When tells whether a client has a document. Findings say why one that was asked for is not there.
type When func(s *Set) (has bool, why []evidence.Finding)

// Portfolio draws the documents over all clients and hands each to emit under its name.
type Portfolio func(
	p *portfolio.Portfolio, c *words.Catalogue, o Options, emit func(name string, content []byte) error,
) error

// Format is one kind of document.
type Format struct {
	Name      string // as --only writes it
	Help      string
	File      string // the client's document
	Client    Client
	When      When      // nil: every client has the document
	Portfolio Portfolio // nil: none over all clients
	// files that every client's document needs; nil: none
	Shared func(o Options, emit func(name string, content []byte) error) error
}

// Formats is the one list that flags, help, messages and builds derive from.
var Formats = []Format{
	clientReport,
	{
		Name: "html", Help: "the executive site", File: "summary.html", Client: drawSummary, Portfolio: drawIndex,
		Shared: drawAssets,
	},
	penaltyWorkbook,
	reportValue,
	{Name: "eml", Help: "the message draft, with the report attached", File: "message.eml", Client: drawMessage},
	{
		Name: "ubl", Help: "the credit note as UBL 2.1, where anything is payable to the client", File: "credit-note.xml",
		Client: drawCreditNote, When: wantsCreditNote,
	},
}

// What other documents hold has a name of its own: a renderer in the list cannot look into the list.
var (
	clientReport = Format{Name: "pdf", Help: "the client's report", File: "report.pdf", Client: drawPDF}
	reportValue  = Format{
		Name: "json", Help: "the report value, for other programs", File: "report.json", Client: drawValue,
		Portfolio: drawPortfolio,
	}
	penaltyWorkbook = Format{
		Name: "xlsx", Help: "the penalty workbook, for finance", File: "penalties.xlsx", Client: drawWorkbook,
		Portfolio: drawWorkbooks,
	}
)

// drawValue writes the report itself.
func drawValue(w io.Writer, s *Set) ([]evidence.Finding, error) {
	return nil, jsonfile.Render(w, s.Report, s.Words)
}

// drawPortfolio writes what stands over all clients.
func drawPortfolio(p *portfolio.Portfolio, c *words.Catalogue, _ Options, emit func(string, []byte) error) error {
	return jsonfile.Portfolio(p, c, emit)
}

// drawCreditNote writes the credit note as a document of its own.
func drawCreditNote(w io.Writer, s *Set) ([]evidence.Finding, error) {
	return nil, ubl.Render(w, s.Report)
}

// wantsCreditNote tells whether a client gets a credit note: something is payable, and the agreement asks for the
// document, or says what it shows and whoever builds asks for it.
func wantsCreditNote(s *Set) (bool, []evidence.Finding) {
	n := s.Report.CreditNote
	open := n != nil && n.Provisional
	if !n.Credits() && !open || !s.Options.Named && !n.UBL {
		return false, nil
	}
	switch {
	case n.Agreed && open:
		return false, []evidence.Finding{{
			Severity: evidence.Warning, Hint: finding.Say("creditnote.open.hint"),
			Message: finding.Say("creditnote.open", s.Report.Client),
		}}
	case n.Agreed:
		return true, nil
	}
	return false, []evidence.Finding{{
		Severity: "note", Message: finding.Say("creditnote.unsaid", s.Report.Client, s.Report.Agreement),
		Hint: finding.Say("creditnote.unsaid.hint"),
	}}
}

// drawWorkbook draws a client's workbook, which can show everything.
func drawWorkbook(w io.Writer, s *Set) ([]evidence.Finding, error) {
	return nil, workbook.Render(w, s.Report, s.Words, s.Options.Scratch)
}

// drawWorkbooks draws the workbooks over all clients.
func drawWorkbooks(p *portfolio.Portfolio, c *words.Catalogue, o Options, emit func(string, []byte) error) error {
	return workbook.Portfolio(p, c, o.Scratch, emit)
}

// Names lists the formats' names.
func Names() []string {
	var all []string
	for _, f := range Formats {
		all = append(all, f.Name)
	}
	return all
}

// Pick chooses formats by name; none is all.
func Pick(names []string) ([]Format, error) {
	if len(names) == 0 {
		return Formats, nil
	}
	var picked []Format
	for _, name := range names {
		i := slices.IndexFunc(Formats, func(f Format) bool { return f.Name == name })
		if i < 0 {
			return nil, fmt.Errorf("%q is no format: want %s", name, strings.Join(Names(), ", "))
		}
		picked = append(picked, Formats[i])
	}
	return picked, nil
}
