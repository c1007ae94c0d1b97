package topset.verification.chaos.faults;

import topset.verification.chaos.rounds.Fault;
import topset.verification.chaos.rounds.Round;

record KilledSessionService() implements Fault.Strike {

    @Override
    public void strike(Round round) throws InterruptedException {
        for (int kill = 1; kill <= round.scale().kills(); kill++) {
            round.pause(50, 900);
            round.pair().session().kill();
            var died = System.nanoTime();
            round.pair().session().start();
            if (kill == round.scale().kills()) {
                round.recovered(died);
            }
        }
        round.remark(round.scale().kills() + " kills");
    }
}
