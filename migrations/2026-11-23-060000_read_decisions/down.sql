DROP TABLE decision_readings;
