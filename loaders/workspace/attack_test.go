package workspace

import (
	"fmt"
	"strings"
	"testing"

	"github.com/slareport/slareport/loaders/workspace/shape"
)

// TestLargeFilesOfNonsense holds against files made to take long: large, and each of
// their lines wrong in a way that could cost more than a line. A file that took minutes would end the test.
func TestLargeFilesOfNonsense(t *testing.T) {
	fill := func(line func(i int) string) string {
		var b strings.Builder
		for i := 0; b.Len() < shape.MaxBytes/4; i++ {
			b.WriteString(line(i))
		}
		return b.String()
	}
	for name, text := range map[string]string{
		"unknown keys": goodAgreement + fill(func(i int) string { return fmt.Sprintf("k%d: 1\n", i) }),
		"alias bomb":   "a: &a [x]\n" + fill(func(i int) string { return fmt.Sprintf("b%d: &b%d [*a, *a, *a]\n", i, i) }),
		"one long key": goodAgreement + fill(func(int) string { return "k" }) + ": 1\n",
		"objectives":   goodAgreement + fill(func(i int) string { return fmt.Sprintf("  - {id: a%d}\n", i) }),
		"aliases":      goodAgreement + "aliases: [" + fill(func(i int) string { return fmt.Sprintf("a%d,", i) }) + "]\n",
		"days":         strings.Replace(goodAgreement, "mon-fri", fill(func(int) string { return "mon," })+"tue", 1),
		"versions": strings.Replace(goodAgreement, "99%",
			"{"+fill(func(i int) string { return fmt.Sprintf("%04d-01-01: 9%%, ", i%10000) })+"}", 1),
		"hours": strings.Replace(goodAgreement, "08:00-18:00",
			"["+fill(func(i int) string { return fmt.Sprintf("00:%02d-00:%02d,", i%59, i%59+1) })+"]", 1),
		"holidays": strings.Replace(goodAgreement, "08:00-18:00}",
			"08:00-18:00}, holidays: ["+fill(func(i int) string { return fmt.Sprintf("%04d-01-01,", 1+i%9999) })+"]", 1),
		"regions": strings.Replace(goodAgreement, "08:00-18:00}",
			"08:00-18:00}, holidays: ["+fill(func(int) string { return "XX," })+"]", 1),
		"bands": strings.Replace(
			goodAgreement, "target: 99%",
			"target: 99%\n    credit: {bands: {"+fill(func(i int) string { return fmt.Sprintf("below 9.%06d%%: 1%%, ", i) })+
				"}}", 1,
		),
		"targets by case": strings.Replace(goodAgreement, "availability: {from: outages}",
			"timeliness: {to: closed, within: {"+fill(func(i int) string { return fmt.Sprintf("P%d: 1h, ", i) })+"}}", 1),
		"brackets": strings.Replace(goodAgreement, "Acme", strings.Repeat("[", shape.MaxBytes/2), 1),
		"quotes":   strings.Replace(goodAgreement, "Acme", strings.Repeat(`"`, shape.MaxBytes/2), 1),
		"digits":   strings.Replace(goodAgreement, "99%", fill(func(int) string { return "9" })+"%", 1),
		"duration": strings.Replace(goodAgreement, "availability: {from: outages}",
			"timeliness: {to: closed, within: "+fill(func(int) string { return "1h" })+"}", 1),
	} {
		problems := problemsOf(t, "agreements/a.yaml", text)
		if len(problems) > shape.MostProblems+1 {
			t.Errorf("%s: %d problems are told", name, len(problems))
		}
	}
}
