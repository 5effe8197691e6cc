package message

import (
	"net/mail"
	"regexp"
	"strings"

	"golang.org/x/net/idna"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// people are who a draft is from and to; from is nil where the agreement names no account manager.
type people struct {
	from   *mail.Address
	to, cc []*mail.Address
}

// WantsWorkbook tells whether the agreement names somebody in finance whom a message can reach: they get a copy, and
// the penalty workbook is attached beside the report.
func WantsWorkbook(r *report.Report) bool {
	for _, text := range r.Contacts.Finance {
		if _, ok := ascii(text); ok {
			return true
		}
	}
	return false
}

// addressed reads the contacts: the message is from the account manager to the client's contacts, with a copy to
// those in finance. Whoever stands there twice gets it once.
func addressed(r *report.Report) (people, []evidence.Finding) {
	a := addressing{report: r, known: map[string]bool{}}
	p := people{to: a.read("client", r.Contacts.Client), cc: a.read("finance", r.Contacts.Finance)}
	a.known = map[string]bool{} // who writes may get a copy
	if manager := r.Contacts.AccountManager; manager != "" {
		if from := a.read("account-manager", []string{manager}); from != nil {
			p.from = &mail.Address{Name: headed(r.Provider), Address: from[0].Address}
		}
	}
	a.missing(p)
	return p, a.findings
}

type addressing struct {
	report   *report.Report
	known    map[string]bool
	findings []evidence.Finding
}

// read gives the addresses under a key of the contacts and leaves out, with a finding, what is none.
func (a *addressing) read(key string, list []string) (found []*mail.Address) {
	for _, text := range list {
		address, ok := ascii(text)
		if !ok {
			a.findings = append(a.findings, evidence.Finding{
				Severity: "warning", Message: finding.Say("message.address", plain(a.report.Client), key, short(plain(text))),
				Hint: finding.Say("message.address.hint", key, plain(a.report.Agreement)),
			})
			continue
		}
		if same := strings.ToLower(address); !a.known[same] {
			a.known[same] = true
			found = append(found, &mail.Address{Address: address})
		}
	}
	return found
}

// missing says which keys of the contacts somebody should fill, since the draft lacks what they hold.
func (a *addressing) missing(p people) {
	var lacks, keys []any
	if len(p.to) == 0 {
		lacks, keys = append(lacks, finding.Say("message.recipient")), append(keys, "client")
	}
	if p.from == nil {
		lacks, keys = append(lacks, finding.Say("message.sender")), append(keys, "account-manager")
	}
	if keys != nil {
		a.findings = append(a.findings, evidence.Finding{
			Severity: "note", Message: finding.Say("message.lacks", plain(a.report.Client), finding.Both(lacks)),
			Hint: finding.Say("message.lacks.hint", finding.Both(keys), plain(a.report.Agreement)),
		})
	}
}

// local is the part before the @ that needs no quotes (RFC 5322, 3.2.3: dot-atom).
var local = regexp.MustCompile("^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+([.][A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$")

const longestLocal = 64 // RFC 5321, 4.5.3.1.1

// domains makes a name with letters of any language one that every mail server knows (RFC 5891).
var domains = idna.New(idna.MapForLookup(), idna.BidiRule(), idna.VerifyDNSLength(true))

// ascii writes an address so that any header can hold it, false for what is none. Letters beyond ASCII before the @
// are refused: only servers that speak SMTPUTF8 deliver to them, and a draft cannot know whether they do.
func ascii(text string) (string, bool) {
	text = strings.TrimSpace(text)
	at := strings.LastIndexByte(text, '@')
	if at < 0 || at > longestLocal || !local.MatchString(text[:at]) {
		return "", false
	}
	domain, err := domains.ToASCII(text[at+1:])
	return text[:at] + "@" + domain, err == nil
}
