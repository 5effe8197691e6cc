package credit

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
)

// byBand pays the percentage of the worst band that the value falls into.
func byBand(p *pricing, factor *big.Rat) priced {
	rate, text := band(p.terms.Bands, p.c.Value)
	return priced{text: text, rate: rate, amount: times(percent(p.base, rate), factor)}
}

// band finds the worst band the value falls into. A band's edge belongs to its better side: a value at the
// edge does not fall into it.
func band(bands []agreement.Band, value *big.Rat) (*big.Rat, string) {
	rate, text := new(big.Rat), ""
	for _, b := range bands {
		if c := value.Cmp(b.Edge); b.Above && c > 0 || !b.Above && c < 0 {
			rate, text = b.Rate, b.Text
		}
	}
	return rate, text
}
