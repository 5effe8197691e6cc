package records

import (
	"errors"
	"strings"
	"sync"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
)

// parserPool keeps the parsers of a source from file to file: what they have learned of names and words is good
// for every file with the same header.
type parserPool struct {
	readers *readers
	mu      sync.Mutex
	layouts map[string]*layout
}

// layout is what is known of all files with the same header.
type layout struct {
	free   [][]rowParser
	errors []error // of filters and constants
}

// of finds the layout of a file.
func (p *parserPool) of(in *input) *layout {
	key := strings.Join(in.headers, "\x00")
	if p.layouts == nil {
		p.layouts = map[string]*layout{}
	}
	if p.layouts[key] == nil {
		parsers, errs := in.parsers(p.readers)
		p.layouts[key] = &layout{[][]rowParser{parsers}, errs}
	}
	return p.layouts[key]
}

// check notes in the books of a file what is wrong with the source's filters and constants.
func (p *parserPool) check(in *input) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, err := range p.of(in).errors {
		in.failed(err)
	}
}

// take gives a goroutine parsers for a file.
func (p *parserPool) take(in *input) []rowParser {
	p.mu.Lock()
	defer p.mu.Unlock()
	l := p.of(in)
	if n := len(l.free); n > 0 {
		parsers := l.free[n-1]
		l.free = l.free[:n-1]
		return parsers
	}
	parsers, _ := in.parsers(p.readers)
	return parsers
}

// put takes them back.
func (p *parserPool) put(in *input, parsers []rowParser) {
	p.mu.Lock()
	defer p.mu.Unlock()
	l := p.of(in)
	l.free = append(l.free, parsers)
}

// parsers makes the parsers of a file, one for each record type; both together for a log. Where there can be
// none, every row is rejected.
func (in *input) parsers(readers *readers) (list []rowParser, errs []error) {
	log := &snapshotParser{}
	for _, b := range in.bound {
		parser, err := b.parser(readers, in.headers)
		if err != nil {
			errs = append(errs, err)
		}
		switch {
		case in.log && b.record == presets.Tickets:
			log.tickets = parser
		case in.log && b.record == presets.TicketEvents:
			log.events = parser
		default:
			list = append(list, parser)
		}
	}
	if in.log {
		list = append(list, log)
	}
	return list, errs
}

func (b *binding) parser(readers *readers, headers []string) (rowParser, error) {
	if b.missing != "" {
		return refusal(b.missing), nil // bind has said so
	}
	parser, err := kindOf(b.record).parser(b, readers, headers)
	if plain, ok := parser.(*rowReader[sampleRow, evidence.Series]); ok && err == nil {
		return newFastSamples(plain, b, readers), nil
	}
	var wrong *filter.Error
	switch {
	case errors.As(err, &wrong):
		return refusal("the filter is wrong"), err
	case err != nil:
		return refusal("a constant is wrong"), err
	}
	return parser, nil
}

// refusal rejects every row for one reason.
type refusal string

func (r refusal) row(*table.Row, evidence.Pos, *books, *harvest) outcome {
	return outcome{isRejected, string(r)}
}
