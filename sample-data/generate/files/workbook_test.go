package files

import (
	"bytes"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// A second reader sees what was written.
func TestWorkbooksOpen(t *testing.T) {
	s := &Sheet{Name: "A & B", Widths: []int{10, 20}, Merged: []string{"A1:B1"}}
	s.Row(Title("Title < all"))
	s.Row()
	s.Row(Heads("When", "Text", "Number", "Whole")...)
	s.Row(Date(time.Date(2026, 10, 25, 2, 30, 0, 0, time.UTC)), "same", Number("4.25"), 7)
	s.Row(Date(time.Time{}), "same", nil, 8)
	f, err := excelize.OpenReader(bytes.NewReader(Workbook(&Sheet{Name: "First", Widths: []int{5}}, s)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for cell, want := range map[string]string{
		"A1": "Title < all", "B3": "Text", "A4": "25/10/2026 02:30:00", "B4": "same", "C4": "4.25", "D4": "7", "A5": "",
		"B5": "same", "C5": "", "D5": "8",
	} {
		got, err := f.GetCellValue("A & B", cell)
		if err != nil || got != want {
			t.Errorf("%s holds %q, want %q (%v)", cell, got, want, err)
		}
	}
	if list := f.GetSheetList(); len(list) != 2 || list[0] != "First" {
		t.Errorf("the sheets are %q", list)
	}
}

func TestTextHasTheHabitsOfItsSystem(t *testing.T) {
	f := &Text{Comma: ";", Latin: true, Dos: true}
	f.Row("Gelöst", "Kosten (€)")
	if line := f.Row("a;b", "two\nlines", `"`); line != 2 {
		t.Errorf("the second record begins at line %d, want 2", line)
	}
	if line := f.Row("x"); line != 4 {
		t.Errorf("the third record begins at line %d, want 4", line)
	}
	want := "Gel\xf6st;Kosten (\x80)\r\n\"a;b\";\"two\nlines\";\"\"\"\"\r\nx\r\n"
	if got := string(f.Bytes()); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	plain := &Text{Comma: ",", Bom: true, All: true}
	plain.Row("a", "ö")
	if got, want := string(plain.Bytes()), "\ufeff\"a\",\"ö\"\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
