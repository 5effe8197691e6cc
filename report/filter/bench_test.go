package filter

import (
	"fmt"
	"testing"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
)

func BenchmarkBool(b *testing.B) {
	tickets := make([]evidence.Ticket, 1024)
	for i := range tickets {
		tickets[i] = *incident(b)
		tickets[i].Priority = texttest.T(fmt.Sprint("P", i%5))
		tickets[i].Cost = evidence.Fixed(i) * evidence.One
	}
	for _, expression := range []string{
		`first_contact`, `channel == "phone"`, `priority in ["P1", "P2"] and channel != "web"`, `cost > 500`,
		`resolved - opened > duration("4h")`,
	} {
		b.Run(expression, func(b *testing.B) {
			holds, err := Bool[evidence.Ticket](expression, nil)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if _, err := holds(&tickets[i%len(tickets)]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkCompile(b *testing.B) {
	for b.Loop() {
		if _, err := Compile[evidence.Ticket](`priority in ["P1", "P2"] and cost > 500`, nil); err != nil {
			b.Fatal(err)
		}
	}
}
