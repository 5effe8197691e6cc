package money_test

import (
	"strings"
	"testing"

	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/table/money"
	"github.com/slareport/slareport/report/render/table/tabletest"
)

func TestCreditFallEndsAtThePayable(t *testing.T) {
	r, c := fixture.Report(t, "de-DE"), fixture.Words(t, "de-DE")
	tabletest.Check(t, "fall", tabletest.Print(money.CreditFall(r, c), c), strings.Join([]string{
		"Störungen rechtzeitig gelöst|925,00 €|925,00 €",
		"WAN-Verfügbarkeit|6.300,00 €|7.225,00 €",
		"Zufriedenheit mit dem Service Desk|370,00 €|7.595,00 €",
		"Risikogrenze|−335,00 €|7.260,00 €",
		"Zu zahlen|7.260,00 €|7.260,00 €",
	}, "\n"))
}

func TestLimitsPadTheCents(t *testing.T) {
	r, c := fixture.Report(t, "de-DE"), fixture.Words(t, "de-DE")
	tabletest.Check(t, "limits", tabletest.Print(money.Limits(r, c).Pick("rate", "of", "amount"), c),
		"12 %|60.500,00 €|7.260,00 €\n15 %|60.500,00 €|9.075,00 €\n||100.000,00 €\n||31.480,00 €")
}
