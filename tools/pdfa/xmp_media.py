"""More predefined XMP schemas: Photoshop, TIFF, Exif, Camera Raw, Dynamic Media. Same form as in xmp_types.py."""

PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
TIFF = "http://ns.adobe.com/tiff/1.0/"
EXIF = "http://ns.adobe.com/exif/1.0/"
AUX = "http://ns.adobe.com/exif/1.0/aux/"
CRS = "http://ns.adobe.com/camera-raw-settings/1.0/"
DM = "http://ns.adobe.com/xmp/1.0/DynamicMedia/"


def _all(kind, names):
    return {name: kind for name in names.split()}


SCHEMAS = {
    PHOTOSHOP: {
        **_all("Text", "AuthorsPosition Category City Country Credit Headline Instructions Source State "
                       "TransmissionReference"),
        "CaptionWriter": "ProperName", "DateCreated": "Date", "SupplementalCategories": "bag Text",
        "Urgency": "Integer", "ColorMode": "Integer", "ICCProfile": "Text"},
    TIFF: {
        **_all("Integer", "ImageWidth ImageLength Compression PhotometricInterpretation Orientation SamplesPerPixel "
                          "PlanarConfiguration YCbCrPositioning ResolutionUnit"),
        **_all("seq Integer", "BitsPerSample YCbCrSubSampling TransferFunction"),
        **_all("seq Rational", "WhitePoint PrimaryChromaticities YCbCrCoefficients ReferenceBlackWhite"),
        **_all("Rational", "XResolution YResolution"), "DateTime": "Date", "ImageDescription": "Lang Alt",
        "Copyright": "Lang Alt", "Artist": "ProperName", **_all("Text", "Make Model"), "Software": "AgentName"},
    EXIF: {
        **_all("Text", "ExifVersion FlashpixVersion RelatedSoundFile SpectralSensitivity ImageUniqueID GPSVersionID "
                       "GPSLatitude GPSLongitude GPSSatellites GPSStatus GPSMeasureMode GPSSpeedRef GPSTrackRef "
                       "GPSImgDirectionRef GPSMapDatum GPSDestLatitude GPSDestLongitude GPSDestBearingRef "
                       "GPSDestDistanceRef GPSProcessingMethod GPSAreaInformation"),
        **_all("Integer", "ColorSpace PixelXDimension PixelYDimension ExposureProgram MeteringMode LightSource "
                          "FocalPlaneResolutionUnit SensingMethod FileSource SceneType CustomRendered ExposureMode "
                          "WhiteBalance FocalLengthIn35mmFilm SceneCaptureType GainControl Contrast Saturation "
                          "Sharpness SubjectDistanceRange GPSAltitudeRef GPSDifferential"),
        **_all("Rational", "CompressedBitsPerPixel SubjectDistance ExposureTime FNumber ShutterSpeedValue "
                           "ApertureValue BrightnessValue ExposureBiasValue MaxApertureValue FocalLength FlashEnergy "
                           "FocalPlaneXResolution FocalPlaneYResolution ExposureIndex DigitalZoomRatio GPSAltitude "
                           "GPSDOP GPSSpeed GPSTrack GPSImgDirection GPSDestBearing GPSDestDistance"),
        **_all("seq Integer", "ComponentsConfiguration ISOSpeedRatings SubjectArea SubjectLocation"),
        **_all("Date", "DateTimeOriginal DateTimeDigitized GPSTimeStamp"), "UserComment": "Lang Alt",
        "OECF": "OECF", "SpatialFrequencyResponse": "OECF", "CFAPattern": "CFAPattern", "Flash": "Flash",
        "DeviceSettingDescription": "DeviceSettings"},
    AUX: _all("Text", "Lens SerialNumber"),
    CRS: {
        **_all("Boolean", "AutoBrightness AutoContrast AutoExposure AutoShadows HasCrop HasSettings"),
        **_all("Integer", "BlueHue BlueSaturation Brightness ChromaticAberrationB ChromaticAberrationR "
                          "ColorNoiseReduction Contrast CropUnits GreenHue GreenSaturation LuminanceSmoothing RedHue "
                          "RedSaturation Saturation Shadows ShadowTint Sharpness Temperature Tint VignetteAmount "
                          "VignetteMidpoint"),
        **_all("Real", "CropTop CropLeft CropBottom CropRight CropAngle CropWidth CropHeight Exposure"),
        **_all("Text", "CameraProfile RawFileName ToneCurveName Version WhiteBalance"), "ToneCurve": "seq Text"},
    DM: {
        **_all("Text", "videoFrameRate videoPixelDepth videoColorSpace videoAlphaMode videoCompressor "
                       "videoFieldOrder pullDown audioSampleType audioChannelType audioCompressor speakerPlacement "
                       "tapeName altTapeName scene shotName shotLocation logComment artist album genre copyright "
                       "composer engineer instrument key stretchMode timeSignature scaleType"),
        **_all("URI", "absPeakAudioFilePath relativePeakAudioFilePath"),
        **_all("Date", "shotDate videoModDate audioModDate metadataModDate releaseDate"),
        **_all("Time", "duration introTime outCue relativeTimestamp"),
        **_all("Timecode", "startTimecode altTimecode"),
        **_all("Rational", "videoPixelAspectRatio fileDataRate"), **_all("Real", "tempo numberOfBeats"),
        **_all("Integer", "audioSampleRate trackNumber"), **_all("Boolean", "videoAlphaUnityIsTransparent loop"),
        "projectRef": "ProjectLink", "videoFrameSize": "Dimensions", "videoAlphaPremultipleColor": "Colorant",
        "markers": "seq Marker", "contributedMedia": "bag Media", "timeScaleParams": "timeScaleStretch",
        "resampleParams": "resampleParams", "beatSpliceParams": "beatSpliceStretch"},
}

STRUCTURES = {
    "OECF": (EXIF, {"Columns": "Integer", "Rows": "Integer", "Names": "seq Text", "Values": "seq Rational"}),
    "CFAPattern": (EXIF, {"Columns": "Integer", "Rows": "Integer", "Values": "seq Integer"}),
    "DeviceSettings": (EXIF, {"Columns": "Integer", "Rows": "Integer", "Settings": "seq Text"}),
    "Flash": (EXIF, {**_all("Boolean", "Fired Function RedEyeMode"), **_all("Integer", "Return Mode")}),
    "Time": (DM, {"value": "Integer", "scale": "Rational"}),
    "Timecode": (DM, {"timeValue": "Text", "timeFormat": "Text"}),
    "ProjectLink": (DM, {"type": "Text", "path": "URI"}),
    "Marker": (DM, {"startTime": "Time", "duration": "Time", **_all("Text", "comment name type cuePointType "
                                                                           "target"),
                    "location": "URI", "probability": "Real", "speaker": "Text", "cuePointParams": "seq struct"}),
    "Media": (DM, {"path": "URI", "track": "Text", "startTime": "Time", "duration": "Time", "managed": "Boolean",
                   "webStatement": "URI"}),
    "timeScaleStretch": (DM, {"quality": "Text", "frameSize": "Real", "frameOverlappingPercentage": "Real"}),
    "resampleParams": (DM, {"quality": "Text"}),
    "beatSpliceStretch": (DM, {"useFileBeatsMarker": "Boolean", "riseInDecibel": "Real",
                               "riseInTimeDuration": "Time"}),
}
