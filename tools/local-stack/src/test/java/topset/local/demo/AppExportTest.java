package topset.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppExportTest {
    private static final String STRONG =
            "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n";
    private static final String HEVY =
            "title,start_time,end_time,exercise_title,set_index,set_type,weight_kg,reps,rpe\n";

    private static AppExport read(String log) throws IOException {
        return AppExport.read(new StringReader(log), 2).orElseThrow();
    }

    @Test
    void the_times_of_a_strong_log_are_moved_and_nothing_else() throws IOException {
        var log = read(STRONG + """
                2021-02-12 17:00:00,"Push",1h,"Bench Press (Barbell)",1,74.5,8.0,0,0,"elbows, in","",
                2021-02-10 16:46:13,"Legs",2h 18m,"Squat (Barbell)",2,100,5,0,0,"","",9.5
                """);

        assertThat(log.firstMonday()).isEqualTo(LocalDate.parse("2021-02-08")).isEqualTo(log.lastMonday());
        assertThat(log.moved(1).lines()).containsExactly(STRONG.strip(), """
                2021-02-17 16:46:13,Legs,2h 18m,Squat (Barbell),2,100,5,0,0,,,9.5""", """
                2021-02-19 17:00:00,Push,1h,Bench Press (Barbell),1,74.5,8.0,0,0,"elbows, in",,""");
    }

    @Test
    void both_times_of_a_hevy_log_are_moved() throws IOException {
        var log = read(HEVY + "Lower,\"15 Sep 2025, 23:48\",\"16 Sep 2025, 01:13\",Plank,0,normal,,,\n");

        assertThat(log.moved(2).lines())
                .last()
                .isEqualTo("Lower,\"29 Sep 2025, 23:48\",\"30 Sep 2025, 01:13\",Plank,0,normal,,,");
    }

    @Test
    void only_the_last_weeks_are_kept() throws IOException {
        var log = read(STRONG + """
                2021-02-07 17:00:00,"Push",1h,"Bench Press (Barbell)",1,60,8,0,0,"","",
                2021-02-08 17:00:00,"Push",1h,"Bench Press (Barbell)",1,70,8,0,0,"","",
                2021-02-15 17:00:00,"Push",1h,"Bench Press (Barbell)",1,80,8,0,0,"","",
                """);

        assertThat(log.rows()).hasSize(2);
        assertThat(log.firstLoads()).isEqualTo(Map.of("bench-press", new BigDecimal(70)));
    }

    @Test
    void a_lift_starts_with_the_heaviest_load_of_its_first_workout() throws IOException {
        var log = read(STRONG + """
                2021-02-08 17:00:00,"A",1h,"Squat (Barbell)",1,60,8,0,0,"","",
                2021-02-08 17:00:00,"A",1h,"Squat (Barbell)",2,100,5,0,0,"","",
                2021-02-08 17:00:00,"A",1h,"Triceps Extension",1,20,5,0,0,"","",
                2021-02-09 17:00:00,"A",1h,"Squat (Barbell)",1,120,5,0,0,"","",
                2021-02-09 17:00:00,"A",1h,"Deadlift (Barbell)",1,,5,0,0,"","",
                """);

        assertThat(log.firstLoads()).isEqualTo(Map.of("squat", new BigDecimal(100)));
    }

    @Test
    void a_log_of_another_app_or_without_lines_is_not_read() throws IOException {
        assertThat(AppExport.read(new StringReader("Exercise;Kilos\nBench;100\n"), 2))
                .isEmpty();
        assertThat(AppExport.read(new StringReader(STRONG), 2)).isEmpty();
    }
}
