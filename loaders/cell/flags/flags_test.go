package flags

import (
	"testing"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report/evidence"
)

func TestWordsForYesAndNo(t *testing.T) {
	for text, want := range map[string]evidence.Flag{
		"yes": evidence.Yes, "YES": evidence.Yes, "Y": evidence.Yes, "true": evidence.Yes, "TRUE": evidence.Yes,
		"1": evidence.Yes, "ja": evidence.Yes, "Ja ": evidence.Yes, "x": evidence.Yes, "X": evidence.Yes,
		"✓": evidence.Yes, "up": evidence.Yes,
		"no": evidence.No, "No": evidence.No, "n": evidence.No, "false": evidence.No, "0": evidence.No, "nein": evidence.No,
		"down": evidence.No, "✗": evidence.No,
		"": evidence.Blank, "n/a": evidence.Blank,
	} {
		got, note, err := (&Reader{}).Read(cell.Plain(text))
		if got != want || note != 0 || err != nil {
			t.Errorf("%q: %v, %v, %v", text, got, note, err)
		}
	}
	if got, _, _ := (&Reader{}).Read(cell.Of(cell.Bool, []byte("1"))); got != evidence.Yes {
		t.Error("a true cell of a workbook is yes")
	}
}

func TestDeclaredWordsComeFirst(t *testing.T) {
	b := Reader{Yes: []string{"ONTIME", "Solved at first contact"}, No: []string{"overdue", "0", "-"}}
	for text, want := range map[string]evidence.Flag{
		"ontime": evidence.Yes, "solved at first contact": evidence.Yes, "OVERDUE": evidence.No, "-": evidence.No,
		"yes": evidence.Yes,
	} {
		if got, _, err := b.Read(cell.Plain(text)); got != want || err != nil {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}

func TestFlagProblems(t *testing.T) {
	_, _, err := (&Reader{}).Read(cell.Plain("perhaps"))
	wordstest.WantProblem(t, err, `"perhaps" is neither yes nor no`, "which words of this column mean yes")
	_, _, err = (&Reader{}).Read(cell.Plain("2"))
	wordstest.WantProblem(t, err, `"2" is neither yes nor no`, "declare")
	_, _, err = (&Reader{}).Read(cell.Of(cell.Fault, []byte("#REF!")))
	wordstest.WantProblem(t, err, `"#REF!" is an error of the workbook, wanted yes or no`, "")
}
