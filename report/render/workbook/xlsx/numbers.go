package xlsx

import (
	"strings"

	"github.com/slareport/slareport/report/words"
)

// Formats are the number formats of a locale and a currency. Spreadsheets put the reader's own marks for thousands
// and decimals into them; where the currency stands and how a date runs is the agreement's.
type Formats struct {
	Money, date, dateTime string
}

// formatsOf writes money as the other documents do: the symbol on its side of the number, the currency's decimals.
func formatsOf(c *words.Catalogue, currency string, minorUnits int) Formats {
	digits := "#,##0"
	if minorUnits > 0 {
		digits += "." + strings.Repeat("0", minorUnits)
	}
	before, after, _ := strings.Cut(c.Money("0", currency), "0")
	plain := symbol(before) + digits + symbol(after)
	date := c.SheetDate()
	return Formats{Money: plain + ";[Red]-" + plain, date: date, dateTime: date + " hh:mm"}
}

// MoneyFormat is that of another currency than the book's.
func MoneyFormat(c *words.Catalogue, currency string, minorUnits int) string {
	return formatsOf(c, currency, minorUnits).Money
}

// symbol writes a currency's sign and the space beside it as a number format takes it literally.
func symbol(text string) string {
	sign := strings.TrimSpace(strings.ReplaceAll(text, "\u00a0", " "))
	if sign == "" {
		return ""
	}
	quoted := `"` + strings.ReplaceAll(sign, `"`, "") + `"`
	if strings.HasPrefix(text, sign) && text != sign {
		return quoted + "\u00a0"
	}
	if text != sign {
		return "\u00a0" + quoted
	}
	return quoted
}

// The formats that no locale changes.
const (
	PercentFormat = `0.00####"%"` // percent points, as agreements write them
	ValueFormat   = "#,##0.00##########"
	CountFormat   = "#,##0.######"
	hoursFormat   = "[h]:mm:ss"
)

// FlagFormat shows a condition in words: 1 is yes, 0 is no.
func FlagFormat(c *words.Catalogue) string {
	return `"` + c.T("workbook.yes") + `";;"` + c.T("workbook.no") + `"`
}
