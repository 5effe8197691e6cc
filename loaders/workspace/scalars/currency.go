package scalars

import (
	"fmt"
	"slices"
	"strings"

	"github.com/slareport/slareport/loaders/workspace/shape"
)

// minorUnits lists the currencies of ISO 4217 (list one, without funds, metals and test codes) by the
// number of decimals of their minor unit.
var minorUnits = []struct {
	places int
	codes  string
}{
	{0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"},
	{2, "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY " +
		"COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR " +
		"ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK " +
		"MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP " +
		"SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER " +
		"ZAR ZMW ZWG BGN"},
	{3, "BHD IQD JOD KWD LYD OMR TND"},
}

// MinorUnits is the number of decimals of a currency by ISO 4217; ok is false for an unknown code.
func MinorUnits(code string) (places int, ok bool) {
	for _, m := range minorUnits {
		if slices.Contains(strings.Fields(m.codes), code) {
			return m.places, true
		}
	}
	return 0, false
}

// currencies lists the codes in order.
func currencies() []string {
	var all []string
	for _, m := range minorUnits {
		all = append(all, strings.Fields(m.codes)...)
	}
	slices.Sort(all)
	return all
}

// Currency is a currency of ISO 4217.
func Currency() shape.Of[string] {
	s := shape.Choice(currencies()...)
	return shape.Parsed(s.Schema, "a currency of ISO 4217 such as EUR", func(text string) (string, string, bool) {
		if _, ok := MinorUnits(text); ok {
			return text, "", true
		}
		if _, ok := MinorUnits(strings.ToUpper(text)); ok {
			return "", "did you mean " + strings.ToUpper(text) + "?", false
		}
		return "", symbolHint(text), false
	})
}

func symbolHint(text string) string {
	for symbol, code := range map[string]string{"€": "EUR", "£": "GBP", "$": "USD, CAD or AUD", "Euro": "EUR"} {
		if strings.EqualFold(text, symbol) {
			return "did you mean " + code + "?"
		}
	}
	return ""
}

// Finest says what the smallest part of a currency is, for a hint.
func Finest(currency string, places int) string {
	if places == 0 {
		return currency + " has no decimals"
	}
	return fmt.Sprintf("%s has %d decimals", currency, places)
}
