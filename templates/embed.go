// Package templates holds what the documents are made of and a designer may
// edit: fonts, scripts, words and pages. It has no logic; each folder is one
// variable below.
//
// ReadFile of these file systems returns a copy, so that what one document does
// to the bytes of a font never reaches another.
package templates

import "embed"

// Fonts holds the two TrueType faces of the PDF, fonts/SlareportSans-Regular.ttf
// and fonts/SlareportSans-Bold.ttf, and their licences.
//
//go:embed fonts/*.ttf fonts/LICENSE-*
var Fonts embed.FS

// Echarts holds the chart script of the HTML pages, echarts/echarts.min.js, with
// echarts/LICENSE and echarts/NOTICE, which go wherever the script goes.
//
//go:embed echarts/echarts.min.js echarts/LICENSE echarts/NOTICE
var Echarts embed.FS

// Words holds the catalogues of the words that readers see, words/LANGUAGE.yaml.
//
//go:embed words/*.yaml
var Words embed.FS

// Agreements holds the library of agreements, agreements/NAME.yaml.
//
//go:embed agreements/*.yaml
var Agreements embed.FS

// HTML holds the pages of the site with their style and their one script.
//
//go:embed html
var HTML embed.FS
