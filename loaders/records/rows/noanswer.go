package rows

import (
	"slices"
	"strings"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/records/values"
)

// noAnswerWords are what monitors write into the column of a latency where no answer came, in lower case.
//
// Rule §13 (lost-words): A word for a lost answer where a latency should be, such as timeout or unreachable, says that
// the sample failed and has no latency. Any other word is unread.
var noAnswerWords = []string{
	"timeout", "time out", "time-out", "timed out", "request timeout", "request timed out", "connection timed out",
	"lost", "packet lost", "loss", "no response", "no answer", "no reply", "unreachable", "host unreachable",
	"destination unreachable", "destination host unreachable", "*", "zeitüberschreitung",
	"zeitüberschreitung der anforderung", "keine antwort", "nicht erreichbar", "verloren", "délai dépassé",
	"délai d’attente dépassé", "pas de réponse", "injoignable", "perdu",
}

// meansNoAnswer tells whether a cell says in words that no answer came.
func meansNoAnswer(raw cell.Raw) bool {
	if raw.Kind() != cell.Text || len(raw.Text) == 0 || raw.Text[0] >= '0' && raw.Text[0] <= '9' {
		return false
	}
	text := strings.ToLower(string(values.Trim(raw.Text)))
	return slices.Contains(noAnswerWords, strings.Trim(text, ".!"))
}
