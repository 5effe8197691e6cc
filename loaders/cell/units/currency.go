package units

import (
	"bytes"
	"strings"

	"golang.org/x/text/currency"

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

// HeadOfMoney parts the head of a column of money that ends with the sign or the code of a currency: "Amount (EUR)" and
// "amount_eur" are an amount in EUR. of is "" where it ends with none.
func HeadOfMoney(head string) (bare, of string) {
	head = strings.TrimRight(head, " )]")
	at := strings.LastIndexAny(head, " ([_-/") + 1
	bare, of = strings.TrimRight(head[:at], " ([_-/"), head[at:]
	if _, sign := currencySigns[strings.ToLower(of)]; !sign {
		if _, err := currency.ParseISO(strings.ToUpper(of)); err != nil {
			return head, ""
		}
	}
	for _, in := range ins {
		bare = strings.TrimSuffix(bare, " "+in)
	}
	if bare == "" {
		return head, ""
	}
	return bare, of
}
