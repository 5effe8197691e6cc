package pdf

import (
	"bytes"
	"fmt"
	"strconv"
)

// finish puts into the finished document what the library cannot: the language of the text, and that viewers
// shall show the title instead of the file's name (PDF 1.7, 7.7.2 and 14.9.2). The catalogue is the last object
// before the cross-reference table, so nothing but the table itself moves.
func finish(pdf []byte, language string) ([]byte, error) {
	head := []byte("/Type /Catalog\n")
	at := bytes.LastIndex(pdf, head)
	start := bytes.LastIndex(pdf, []byte("startxref\n"))
	if at < 0 || start < at {
		return nil, fmt.Errorf("the PDF library wrote a file without a catalogue")
	}
	number, rest, _ := bytes.Cut(pdf[start+len("startxref\n"):], []byte("\n"))
	table, err := strconv.Atoi(string(number))
	if err != nil || table < at {
		return nil, fmt.Errorf("the PDF library wrote its catalogue behind the cross-reference table")
	}
	extra := fmt.Sprintf("/Lang (%s)\n/ViewerPreferences <</DisplayDocTitle true>>\n", language)
	var out bytes.Buffer
	out.Grow(len(pdf) + len(extra) + 8)
	out.Write(pdf[:at+len(head)])
	out.WriteString(extra)
	out.Write(pdf[at+len(head) : start])
	fmt.Fprintf(&out, "startxref\n%d\n", table+len(extra))
	out.Write(rest)
	return out.Bytes(), nil
}
