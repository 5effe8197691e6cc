package jsonfile_test

import (
	"encoding/json"
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/jsonfile"
)

func TestThePortfolioIsWrittenOnce(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	files := map[string][]byte{}
	emit := func(name string, content []byte) error {
		files[name] = content
		return nil
	}
	if err := jsonfile.Portfolio(portfolio.Of([]*report.Report{r}), fixture.Words(t, "en-GB"), emit); err != nil {
		t.Fatal(err)
	}
	var p portfolio.Portfolio
	if err := json.Unmarshal(files["portfolio.json"], &p); err != nil || len(files) != 1 {
		t.Fatalf("%v, %d files", err, len(files))
	}
	if p.Schema != 1 || p.Currencies[0].Payable != r.Credits.Payable || p.Clients[0].Client != r.Client ||
		len(p.Losses[0].Periods) != 13 {
		t.Errorf("%+v", p)
	}
}
