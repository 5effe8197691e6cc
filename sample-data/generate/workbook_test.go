package main

import (
	"bytes"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// A second reader sees what was written.
func TestWorkbooksOpen(t *testing.T) {
	s := &sheet{name: "A & B", widths: []int{10, 20}, merged: []string{"A1:B1"}}
	s.row(title("Title < all"))
	s.row()
	s.row(heads("When", "Text", "Number", "Whole")...)
	s.row(date(in(berlin, "2026-10-25 02:30")), "same", number("4.25"), 7)
	s.row(date(time.Time{}), "same", nil, 8)
	f, err := excelize.OpenReader(bytes.NewReader(workbook(&sheet{name: "First", widths: []int{5}}, s)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for cell, want := range map[string]string{"A1": "Title < all", "B3": "Text", "A4": "25/10/2026 02:30:00", "B4": "same", "C4": "4.25", "D4": "7", "A5": "", "B5": "same", "C5": "", "D5": "8"} {
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
	f := &text{comma: ";", latin: true, dos: true}
	f.row("Gelöst", "Kosten (€)")
	if line := f.row("a;b", "two\nlines", `"`); line != 2 {
		t.Errorf("the second record begins at line %d, want 2", line)
	}
	if line := f.row("x"); line != 4 {
		t.Errorf("the third record begins at line %d, want 4", line)
	}
	want := "Gel\xf6st;Kosten (\x80)\r\n\"a;b\";\"two\nlines\";\"\"\"\"\r\nx\r\n"
	if got := string(f.bytes()); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	plain := &text{comma: ",", bom: true, all: true}
	plain.row("a", "ö")
	if got, want := string(plain.bytes()), "\ufeff\"a\",\"ö\"\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
