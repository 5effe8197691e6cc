package workbook

import (
	"strings"

	"github.com/slareport/slareport/report/words"
)

// formats are the number formats of a locale and a currency. Spreadsheets put the reader's own marks for thousands
// and decimals into them; where the currency stands and how a date runs is the agreement's.
type formats struct {
	money, date, dateTime string
}

// formatsOf writes money as the other documents do: the symbol on its side of the number, the currency's decimals.
func formatsOf(c *words.Catalogue, currency string, minorUnits int) formats {
	digits := "#,##0"
	if minorUnits > 0 {
		digits += "." + strings.Repeat("0", minorUnits)
	}
	before, after, _ := strings.Cut(c.Money("0", currency), "0")
	plain := symbol(before) + digits + symbol(after)
	date := c.SheetDate()
	return formats{money: plain + ";[Red]-" + plain, date: date, dateTime: date + " hh:mm"}
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
	percentFormat = `0.00####"%"` // percent points, as agreements write them
	valueFormat   = "#,##0.00##########"
	countFormat   = "#,##0.######"
	hoursFormat   = "[h]:mm:ss"
)

// flagFormat shows a condition in words: 1 is yes, 0 is no.
func flagFormat(c *words.Catalogue) string {
	return `"` + c.T("workbook.yes") + `";;"` + c.T("workbook.no") + `"`
}
