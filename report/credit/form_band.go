package credit

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/ledger"
)

// byBand pays the percentage of the worst band that the value falls into.
func byBand(p *pricing, factor *ledger.Expr) priced {
	if factor != nil {
		return p.times(factor)
	}
	pays := gift{name: "rate", words: "parameters.the-rate", lead: "formula.band-rate", kind: ledger.Percent}
	rate, text := p.worstBand(p.terms.Bands, pays)
	figure := p.beside("band", ledger.Percent, p.ifMissed(rate))
	out := priced{figure: figure, amount: ledger.PercentOf(ledger.Of(figure), p.base), how: "formula.band"}
	out.said.Rate = figure.Value
	if p.missed().True() {
		out.said.Text = text
	}
	return out
}

// gift is what bands give: a percentage or points.
type gift struct {
	name, words, lead string // of its inputs, and of the figures that lead to it
	kind              ledger.Kind
}

// worstBand finds what the worst band gives that the value falls into, 0 for none, and the text of that band. A band's
// edge belongs to its better side: a value at the edge does not fall into it.
//
// Rule §7 (form-bands): Bands: the bound belongs to the better side.
func (p *pricing) worstBand(bands []agreement.Band, of gift) (*ledger.Expr, string) {
	gives, text := ledger.Int(0), ""
	for k, b := range bands {
		said := ledger.Arg{Text: b.Text}
		edge := p.agreed(p.named("edge", k), "parameters.the-edge", ledger.Value, b.Edge, said)
		own := p.agreed(p.named(of.name, k), of.words, of.kind, b.Rate, said)
		beyond := ledger.Less(p.value(), edge)
		if b.Above {
			beyond = ledger.More(p.value(), edge)
		}
		worst := ledger.When(beyond, own, gives)
		gives = p.leads(p.named("band_"+of.name, k), of.lead, ledger.Plain(b.Text), of.kind, worst)
		if beyond.True() {
			text = b.Text
		}
	}
	return gives, text
}
