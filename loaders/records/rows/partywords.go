package rows

import (
	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/party"
)

// Rows say who answers in words. A word that is no party's says that somebody answers, and not who: it is neither
// ignored nor the same as no word.
//
// Rule §13 (party-words): A word for a party that nobody understands, in a claim, an obligation or the `fault` of a
// ticket or outage, is an error with the number of its rows and the line of slareport.yaml that would map it. Who
// answers for the record is unread. Where no agreement excuses anybody it is a note.
//
// Convention doubt (party-unknown): A `fault` cell that says undetermined, or that nothing is known, leaves nothing
// open: it is as good as blank.

// partyFields hold words for parties.
var partyFields = []string{"party", "fault"}

// partyWords tells which words for parties the agreements understand, for one goroutine.
type partyWords struct {
	agreements []*agreement.Agreement
	known      map[partyWord]bool
}

// partyWord is a word in the rows of a client.
type partyWord struct{ client, word evidence.Text }

// understands tells whether an agreement of the client knows the party; of rows without a client, any agreement.
func (p *partyWords) understands(client, word evidence.Text) bool {
	key := partyWord{client, word}
	known, met := p.known[key]
	if !met {
		known = p.lookUp(client.String(), word.String())
		p.known[key] = known
	}
	return known
}

func (p *partyWords) lookUp(client, word string) bool {
	ours := false
	for _, a := range p.agreements {
		if client != "" && !NamesClient(a, client) {
			continue
		}
		ours = true
		if _, understood := fault.PartyOf(a, word); understood {
			return true
		}
	}
	return !ours || evidence.Same(word, party.Undetermined.String()) // rows of strangers are nobody's
}

func NamesClient(a *agreement.Agreement, client string) bool {
	for _, name := range a.Names() {
		if evidence.Same(name, client) {
			return true
		}
	}
	return false
}

// anyAgreementAsks tells whether any agreement asks who answers.
func (p *partyWords) anyAgreementAsks() bool {
	for _, a := range p.agreements {
		if len(a.Fault.Excuses) > 0 || a.Fault.Undetermined != party.Provider {
			return true
		}
	}
	return false
}

// whoSays is a field that holds a word for a party, and where that is in what is read of a row.
type whoSays[S any] struct {
	field string
	word  func(*S) *evidence.Text
}

// checkParties notes the words for parties of an owner's row at hand that nobody understands.
func (p *Reader[S, R]) checkParties(books *account.Books, whose owners.Owner) {
	if len(p.who) == 0 {
		return
	}
	client := p.kind.Client(p.kind.Record(&p.current))
	for _, w := range p.who {
		field, word := w.field, *w.word(&p.current)
		if word.Empty() || field == "fault" && cell.SaysNothing([]byte(word.String())) ||
			p.parties.understands(client, word) {
			continue
		}
		open := p.parties.anyAgreementAsks()
		if open {
			p.entry.Missing = append(p.entry.Missing, field)
		}
		books.MeetWord(whose, field, p.entry.Headers[field], word, p.entry.Row, open, p.entry.Source.Texts)
	}
}
