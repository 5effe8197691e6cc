package rows

import (
	"slices"
	"strings"

	"github.com/slareport/slareport/report/evidence"
)

// UpWords say that a service works, in lower case.
var UpWords = []string{
	"up", "is up", "ok", "operational", "online", "available", "running", "healthy", "back up", "up again", "recovery",
	"verfügbar", "erreichbar", "in betrieb", "disponible", "en ligne", "opérationnel",
}

// OpenWords say that something lasts, in lower case.
var OpenWords = []string{
	"open", "opened", "new", "ongoing", "active", "lasting", "current", "in progress", "unresolved", "not resolved",
	"triggered", "firing", "acknowledged", "investigating", "identified", "monitoring", "still down",
	"assigned", "pending",
	"on hold", "waiting", "reopened", "work in progress", "offen", "neu", "laufend", "andauernd", "in bearbeitung",
	"wartend", "ouvert", "nouveau", "en cours", "en attente",
}

// DownWords say that a service does not work: now, where the export has a column for the end and left it blank.
var DownWords = []string{"down", "is down", "critical", "problem", "unavailable", "offline", "ausgefallen", "en panne"}

// SaysOneOf tells whether a state is one of some words; of "resolved: up" the last word counts.
func SaysOneOf(state evidence.Text, words []string) bool {
	text := strings.ToLower(state.String())
	if cut := strings.LastIndexByte(text, ':'); cut >= 0 {
		text = text[cut+1:]
	}
	return slices.Contains(words, strings.Trim(text, " .!"))
}
