package units

import (
	"bytes"
	"strings"

	"github.com/slareport/slareport/loaders/cell/chars"
)

// currencySigns are the signs and short words of currencies, in lower case, with the codes that they may stand for.
var currencySigns = map[string][]string{
	"€": {"EUR"}, "euro": {"EUR"}, "£": {"GBP"}, "₹": {"INR"}, "₽": {"RUB"}, "₺": {"TRY"}, "₴": {"UAH"}, "₩": {"KRW"},
	"zł": {"PLN"}, "kč": {"CZK"}, "ft": {"HUF"}, "lei": {"RON", "MDL"}, "лв": {"BGN"}, "us$": {"USD"},
	"$":  {"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD", "CLP", "COP", "ARS"},
	"¥":  {"JPY", "CNY"},
	"kr": {"SEK", "NOK", "DKK", "ISK"},
	"fr": {"CHF", "XAF", "XOF", "XPF"}, "sfr": {"CHF"},
}

// Currencies gives the codes of the currencies that a unit may stand for, nil where it is none.
func Currencies(unit []byte) []string {
	word := string(bytes.TrimRight(unit, "."))
	if codes := currencySigns[strings.ToLower(word)]; codes != nil {
		return codes
	}
	if len(word) != 3 {
		return nil
	}
	for i := range len(word) {
		if !chars.IsLetter(word[i]) {
			return nil
		}
	}
	return []string{strings.ToUpper(word)}
}
