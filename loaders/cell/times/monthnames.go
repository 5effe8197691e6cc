package times

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// monthWords are the names and abbreviations of the months in the languages of common exports: English,
// German, French, Spanish, Italian, Dutch and Portuguese. No word stands for two months.
var monthWords = func() map[string]int {
	words := map[string]int{}
	for i, names := range [...]string{
		"jan january januar jänner janv janvier ene enero gen gennaio januari janeiro",
		"feb february februar feber févr fév février febrero febbraio februari fev fevereiro",
		"mar march mär mrz märz mars marzo mrt maart março",
		"apr april avr avril abr abril aprile",
		"may mai mayo mag maggio mei maio",
		"jun june juni juin junio giu giugno junho",
		"jul july juli juil juillet julio lug luglio julho",
		"aug august août aoû ago agosto augustus",
		"sep sept september septembre septiembre set settembre setembro",
		"oct october okt oktober octobre octubre ott ottobre out outubro",
		"nov november novembre noviembre novembro",
		"dec december dez dezember déc décembre dic diciembre dicembre dezembro",
	} {
		for _, name := range strings.Fields(names) {
			words[name] = i + 1
		}
	}
	return words
}()

// longestMonth is more than the longest name has bytes.
const longestMonth = 16

// monthOf gives the month 1 to 12 of a name in any case, 0 if it is none.
func monthOf(word []byte) int {
	if len(word) > longestMonth {
		return 0
	}
	var buffer [longestMonth + utf8.UTFMax]byte
	folded := buffer[:0]
	for len(word) > 0 {
		r, width := utf8.DecodeRune(word)
		folded = utf8.AppendRune(folded, unicode.ToLower(r))
		word = word[width:]
	}
	return monthWords[string(folded)]
}
