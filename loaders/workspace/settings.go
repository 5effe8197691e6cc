package workspace

import (
	"time"

	"github.com/slareport/slareport/loaders/workspace/documents"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/loaders/workspace/sources"
	"github.com/slareport/slareport/report/agreement"
)

// settings is the table of slareport.yaml.
func (s *tables) settings() shape.Of[Workspace] {
	type w = Workspace
	return shape.Object[w]{
		Name: "slareport.yaml", Doc: "A workspace: the provider, how documents look, and where the data lies.",
		Begin: func() w { return w{Locale: defaultLocale} },
		Keys: []shape.Key[w]{
			shape.Field("provider", "name of the provider", shape.Text(), func(v *w) *string { return &v.Provider }).Required(),
			shape.Field("timezone", "zone in which periods begin and end, such as Europe/Berlin; agreements may have their own",
				s.zoneKey(), func(v *w) **time.Location { return &v.Zone }).Required(),
			shape.Field("locale", "language and region of the documents, such as en-GB; agreements may have their own",
				documents.Locale(s.languages), func(v *w) *string { return &v.Locale }),
			shape.Field("brand", "how the documents look", documents.Brand(s.files, s.ownBrand),
				func(v *w) *agreement.Brand { return &v.Brand }),
			shape.Field("fonts", "fonts of the report, for scripts that the shipped ones lack", documents.ReportFonts(s.files),
				func(v *w) **documents.Fonts { return &v.Fonts }),
			shape.Field("sources", "the exports", shape.List(sources.Source(s.Scope, s.files)),
				func(v *w) *[]sources.Spec { return &v.Sources }).Required(),
		},
	}.Shape()
}

// defaultLocale is used where nothing is told.
const defaultLocale = "en-GB"
