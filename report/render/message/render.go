package message

import (
	"fmt"
	"io"
	"time"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/tzdata"
	"github.com/slareport/slareport/report/words"
)

// Attachment is a document that goes with the message.
type Attachment struct {
	Ending  string // of its file's name, with the dot: .pdf or .xlsx
	Content []byte
}

// Render draws the draft to a client with its attachments; dates are told in the period's zone. The findings name
// contacts that are missing or that no header can hold. The same report, words and attachments give the same bytes.
func Render(w io.Writer, r *report.Report, c *words.Catalogue, attached []Attachment) ([]evidence.Finding, error) {
	zone, err := tzdata.Load(r.Period.Timezone)
	if err != nil {
		return nil, fmt.Errorf("the message cannot be drawn: %w", err)
	}
	at, err := time.Parse(time.RFC3339Nano, r.AsOf)
	if err != nil {
		return nil, fmt.Errorf("the message cannot be drawn: its date is the date of the data: %w", err)
	}
	c = c.In(zone)
	p, findings := addressed(r)
	subject := "message.subject"
	if r.Standing != nil {
		subject = "message.subject.provisional"
	}
	d := draft{
		people: p, at: at.In(zone), subject: c.T(subject, headed(c.Month(r.Period.Label)), headed(r.Client)),
	}
	for _, a := range attached {
		d.files = append(d.files, file{name: fileName(r, a.Ending), kind: kinds[a.Ending], content: a.Content})
	}
	if d.text, d.html, err = letterOf(r, c, &d).bodies(); err != nil {
		return nil, fmt.Errorf("the message cannot be drawn: %w", err)
	}
	if err := d.write(w); err != nil {
		return nil, fmt.Errorf("the message cannot be drawn: %w", err)
	}
	return findings, nil
}
