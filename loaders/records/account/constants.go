package account

import (
	"cmp"

	"github.com/slareport/slareport/loaders/workspace/sources"
	"github.com/slareport/slareport/report/evidence"
)

// SelectorFields are the fields of texts by which agreements say which records they are about.
var SelectorFields = []string{
	"priority", "impact", "urgency", "tier", "channel", "category", "item", "severity", "site", "provider",
	"objective",
}

// OfSource adds to gaps what slareport.yaml says of all records of their source: its service, and what else parts them
// from others.
func OfSource(spec *sources.Spec, gaps []evidence.Gap, texts *evidence.Texts) []evidence.Gap {
	for i := range gaps {
		for k := range spec.Records {
			if r := &spec.Records[k]; r.Type == gaps[i].Records {
				addConstants(&gaps[i], r.Set, texts)
			}
		}
	}
	return gaps
}

func addConstants(g *evidence.Gap, constants map[string]string, texts *evidence.Texts) {
	if g.Service.Empty() {
		g.Service = texts.Of(constants["service"])
	}
	read := map[string]string{} // gaps may share theirs
	for _, field := range SelectorFields {
		if text := cmp.Or(g.Read[field], constants[field]); text != "" {
			read[field] = text
		}
	}
	if len(read) > 0 {
		g.Read = read
	}
}
