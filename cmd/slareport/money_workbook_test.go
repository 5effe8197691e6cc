package main

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"
)

const (
	earlierOutage = "O1,2026-09-05 09:00,2026-09-05 12:00,line"
	octoberOutage = "O2,2026-10-05 09:00,2026-10-05 12:30,line"
)

// timedOutages prices outages one by one.
func timedOutages(list ...string) trial {
	return trial{
		terms: "fees: {line: 1000.00}\n" + promised("{id: o, name: Line up, service: line, availability: {from: outages}, "+
			"target: 100%, credit: {of: line, per: outage, per-step: {each: pro-rata 1h, pays: 10.00}}}"),
		rows: rows("outages", "id,from,to,service", list...),
	}
}

// The table of what is priced one by one names each outage and the unit of each column.
func TestTheWorkbookNamesEachOutageThatItPrices(t *testing.T) {
	path, err := filepath.Glob(
		filepath.Join(builtIn(t, timedOutages(earlierOutage, octoberOutage), "en-GB"), "*", "penalties.xlsx"),
	)
	if err != nil || len(path) != 1 {
		t.Fatal(path, err)
	}
	book := openBook(t, path[0])
	for row, want := range [][]string{
		{"Line up: what each pays"}, {"Outage or late case", "Lost, in seconds", "Steps", "Pays"},
		{"O2", "12600", "3.5", "35"},
	} {
		got, err := book.GetRows(wordsOf(t, "en-GB").T("sheet.division"), excelize.Options{RawCellValue: true})
		if err != nil || !slices.Equal(got[row], want) {
			t.Errorf("row %d is %q, want %q: %v", row+1, got[row], want, err)
		}
	}
}

// Of an outage over the end of September three hours were paid for then, and two are October's.
func TestTheWorkbookSaysWhatAnEarlierPeriodCountedOfAnOutage(t *testing.T) {
	path, err := filepath.Glob(filepath.Join(
		builtIn(t, timedOutages("O1,2026-09-30 21:00,2026-10-01 02:00,line"), "en-GB"), "*", "penalties.xlsx",
	))
	if err != nil || len(path) != 1 {
		t.Fatal(path, err)
	}
	book := openBook(t, path[0])
	for row, want := range [][]string{
		{"Line up: what each pays"},
		{"Outage or late case", "Lost, in seconds", "Lost before, in seconds", "Steps", "Counted before", "Pays"},
		{"O1", "7200", "10800", "5", "3", "20"},
	} {
		got, err := book.GetRows(wordsOf(t, "en-GB").T("sheet.division"), excelize.Options{RawCellValue: true})
		if err != nil || !slices.Equal(got[row], want) {
			t.Errorf("row %d is %q, want %q: %v", row+1, got[row], want, err)
		}
	}
}

// O3 has no end that could be read: it may have cost nothing, or 10.00 for each of the 615 hours that the month has
// left.
func TestTheWorkbookSaysWhatThePayableIsBetween(t *testing.T) {
	path, err := filepath.Glob(filepath.Join(
		builtIn(t, timedOutages(octoberOutage, "O3,2026-10-06 09:00,someday,line"), "en-GB"), "*", "penalties.xlsx",
	))
	if err != nil || len(path) != 1 {
		t.Fatal(path, err)
	}
	book := openBook(t, path[0])
	for cell, want := range map[string]string{
		"A6": "Payable, as read EUR", "B6": "6185", "C6": "€35.00 to €6,185.00",
		"H10": "Fee base", "I10": "Credit, as read", "J10": "Capped, as read", "K10": "Payable, as read",
	} {
		if got := raw(t, book, "Summary", cell); got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
}
