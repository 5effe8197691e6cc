package assess

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
)

// ClaimConcerns tells whether a claim can touch an objective at all; one that names cases touches them whatever
// services it names beside.
func (c *Client) ClaimConcerns(d *fault.Decision, o *agreement.Objective) bool {
	claim := &c.Evidence.All.Claims[d.Claim]
	if len(claim.IDs) > 0 || len(claim.Services) == 0 || o.Service == "" {
		return true
	}
	for _, s := range claim.Services {
		if evidence.Same(s, o.Service) {
			return true
		}
	}
	return false
}
