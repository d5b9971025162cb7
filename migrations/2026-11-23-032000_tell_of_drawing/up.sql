-- Why the file of a prepared certificate could not be made; the batch shows it and lets an officer try again.
ALTER TABLE certificates ADD COLUMN draw_error text;
GRANT UPDATE (draw_error) ON certificates TO zc_system, zc_certificate;
